import * as vscode from 'vscode';
import type { QuotaMeter } from '../core/quota/quotaMeter';
import type { App } from './app';
import { setContextKeys } from './contextKeys';
import type { SelectionFollower } from './editor/selectionFollower';
import type { StatusBar } from './statusBar';

/** What follows what: the status bar the session, the session the key, the settings and trust; a diff a proposal. */
export function follow(
  app: App,
  quotaMeter: QuotaMeter,
  statusBar: StatusBar,
  follower: SelectionFollower,
): vscode.Disposable {
  const { session, view, keys, settings, notifier, meter, review } = app;
  const quietly = (work: () => unknown): void => void notifier.run(work);
  const refresh = (): void => quietly(() => session.refresh());
  const showStatus = (): void =>
    quietly(async () => {
      await statusBar.refresh();
      const noKey = (await keys.key()) === undefined;
      await setContextKeys({ 'frugal.noKey': noKey, 'frugal.busy': session.busy });
    });
  const followSelection = (): void =>
    follower.setActive(
      view.visible && vscode.workspace.isTrusted && settings.read().attachSelection,
    );
  quietly(() => statusBar.start());
  return vscode.Disposable.from(
    session.onDidChange(showStatus),
    session.onDidPropose((id) => quietly(() => review.show(id))),
    quotaMeter.onDidChange(refresh),
    keys.onDidChange(() =>
      quietly(async () => {
        await meter.keyChanged();
        await session.refresh();
      }),
    ),
    settings.onDidChange(() => {
      followSelection();
      refresh();
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => {
      followSelection();
      refresh();
    }),
    view.onDidChangeVisibility(followSelection),
    // Another window may have used some of what is left.
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused && session.currentModel !== undefined) refresh();
    }),
  );
}
