import * as vscode from 'vscode';
import { fileName } from '../editor/documentPath';
import { GoneError, NotTextError } from '../editor/errors';
import { activeEditor, attachDocument } from '../editor/readCode';
import type { Command } from './command';

/** Attaches a whole file: the one given by a menu, else the one in the editor. */
export const attachFile: Command = {
  id: 'frugal.attachFile',
  run: async ({ session, view }, ...args) => {
    const [uri] = args;
    const document = uri instanceof vscode.Uri ? await openText(uri) : activeEditor().document;
    await session.attach(attachDocument(document));
    await view.focusComposer();
  },
};

async function openText(uri: vscode.Uri): Promise<vscode.TextDocument> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch (error) {
    const found = await vscode.workspace.fs.stat(uri).then(
      () => true,
      () => false,
    );
    // VS Code opens every file that is text, so this one is not.
    if (found) throw new NotTextError(fileName(uri));
    throw new GoneError(fileName(uri), { cause: error });
  }
}
