import * as vscode from 'vscode';
import type { App } from '../app';
import { attachContext } from '../context/attachContext';
import { contextKinds } from '../context';
import type { ContextKind } from '../context/contextKind';
import { pickContext } from '../context/pickContext';
import { textArgument, type Command } from './command';

interface Choice extends vscode.QuickPickItem {
  readonly context: ContextKind;
}

/** Offers what can go with the next message, the same as `@` in the composer. With `{ kind }` that one is picked from, with `{ typed }` for that. */
export const addContext: Command = {
  id: 'frugal.addContext',
  run: async (app: App, ...args) => {
    const name = textArgument(args[0], 'kind');
    const kind = contextKinds.find((one) => one.name === name) ?? (await pickKind());
    const found = kind && (await pickContext(app, kind, textArgument(args[0], 'typed')));
    if (found) await attachContext(app, await found.attach(app));
  },
};

async function pickKind(): Promise<ContextKind | undefined> {
  const choices = contextKinds
    .filter(({ isThere }) => isThere?.() ?? true)
    .map((kind): Choice => ({
      label: kind.label(),
      description: `@${kind.name}`,
      iconPath: new vscode.ThemeIcon(kind.icon),
      context: kind,
    }));
  const chosen = await vscode.window.showQuickPick(choices, {
    title: vscode.l10n.t('Add context'),
    placeHolder: vscode.l10n.t('What should go with your next message?'),
    matchOnDescription: true,
  });
  return chosen?.context;
}
