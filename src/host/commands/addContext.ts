import * as vscode from 'vscode';
import type { App } from '../app';
import { fileName } from '../editor/documentPath';
import { activeEditor, attachCode, codeOfEditor } from '../editor/readCode';
import type { Command } from './command';

interface Choice extends vscode.QuickPickItem {
  readonly run: () => Thenable<unknown>;
}

/** Offers what can go with the next message: the code at the cursor, open files, any file. */
export const addContext: Command = {
  id: 'frugal.addContext',
  run: async (app: App) => {
    const { l10n } = vscode;
    const files: Choice[] = openFiles().map((uri) => ({
      label: fileName(uri),
      description: vscode.workspace.asRelativePath(uri),
      iconPath: new vscode.ThemeIcon('file'),
      run: () => vscode.commands.executeCommand('frugal.attachFile', uri),
    }));
    const code: Choice = {
      label: l10n.t('Selection, or the code at the cursor'),
      iconPath: new vscode.ThemeIcon('list-selection'),
      run: () => attachCodeAtCursor(app),
    };
    const other: Choice = {
      label: l10n.t('Choose a file…'),
      iconPath: new vscode.ThemeIcon('folder-opened'),
      run: chooseFiles,
    };
    const choices = [...(vscode.window.activeTextEditor ? [code] : []), ...files, other];
    const chosen = await vscode.window.showQuickPick(choices, {
      title: l10n.t('Add context'),
      placeHolder: l10n.t('What should go with your next message?'),
      matchOnDescription: true,
    });
    await chosen?.run();
  },
};

async function attachCodeAtCursor({ session, view, clock }: App): Promise<void> {
  await session.attach(attachCode(await codeOfEditor(activeEditor(), clock)));
  await view.focusComposer();
}

function openFiles(): readonly vscode.Uri[] {
  const uris = vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .flatMap(({ input }) => (input instanceof vscode.TabInputText ? [input.uri] : []));
  return [...new Map(uris.map((uri) => [uri.toString(), uri])).values()];
}

async function chooseFiles(): Promise<void> {
  const uris = await vscode.window.showOpenDialog({
    canSelectMany: true,
    openLabel: vscode.l10n.t('Attach'),
  });
  for (const uri of uris ?? []) await vscode.commands.executeCommand('frugal.attachFile', uri);
}
