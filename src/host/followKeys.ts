import * as vscode from 'vscode';
import { providersInUse } from '../core/llm/providers';
import type { Disposable } from '../core/ports';
import type { App } from './app';
import { setContextKeys, type ContextKeys } from './contextKeys';

/** The keys of `when` clauses, kept as things are; `show` sets them anew. */
export function followKeys(app: App): Disposable & { readonly show: () => Promise<void> } {
  const { session, notifier } = app;
  let isOpen = false;
  const show = async (): Promise<void> => setContextKeys(await contextKeysOf(app, isOpen));
  const showQuietly = (): void => void notifier.run(show);
  const listening = vscode.Disposable.from(
    session.onDidOpen(() => (isOpen = true)),
    session.proposals.onDidDecide(showQuietly),
    vscode.window.onDidChangeWindowState(({ focused }) => {
      // Other windows keep answers, too.
      if (focused) showQuietly();
    }),
  );
  return {
    show,
    dispose: () => {
      listening.dispose();
    },
  };
}

/** @param isOpen the chat was read: before that nobody knows what is in it */
async function contextKeysOf(
  { session, keys, settings, answers }: App,
  isOpen: boolean,
): Promise<Partial<ContextKeys>> {
  const inUse = await providersInUse({ secrets: keys, settings: () => settings.read() });
  const { messages } = session.chat.log;
  return {
    'frugal.noKey': inUse.length === 0,
    'frugal.hasKey': inUse.length > 0,
    'frugal.answered': messages.some((one) => one.role === 'assistant' && one.status === 'done'),
    'frugal.busy': session.busy,
    'frugal.nothingKept': await answers.isEmpty().catch(() => false),
    ...(isOpen && {
      'frugal.nothingAccepted': (await session.proposals.latestAccepted()) === undefined,
    }),
  };
}
