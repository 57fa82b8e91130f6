import * as vscode from 'vscode';
import type { FileText, Files } from '../core/ports';
import { documentPath } from './editor/documentPath';
import { GoneError, NotTextError, TooLargeFileError } from './editor/errors';
import { targetDocument } from './review/targetDocument';

/** Characters. What is longer is no source code, and each step of a review would be slow. */
const largestFile = 5_000_000;
/** More files of one name than this cannot be told apart anyway. */
const mostFound = 5;

/** The files of the workspace as they are in the editor, saved or not. */
export const workspaceFiles: Files = {
  async find(path) {
    const name = path.replace(/[[\]{}*?]/g, '[$&]');
    const uris = await vscode.workspace.findFiles(`**/${name}`, undefined, mostFound);
    const cut = path.slice(path.indexOf('/') + 1);
    // Models put the name of the folder that is open before it.
    if (uris.length === 0 && cut !== path) return workspaceFiles.find(cut);
    return uris.map((uri) => ({ uri: uri.toString(), path: vscode.workspace.asRelativePath(uri) }));
  },

  async read(uri) {
    try {
      return readText(await targetDocument({ uri }));
    } catch (error) {
      return error instanceof GoneError ? undefined : sentenceOf(error, uri);
    }
  },

  newFile(path) {
    const [folder, ...others] = vscode.workspace.workspaceFolders ?? [];
    if (!folder) return undefined;
    const named = [folder, ...others].find(({ name }) => path.startsWith(`${name}/`));
    const below = named ? path.slice(named.name.length + 1) : path;
    return vscode.Uri.joinPath((named ?? folder).uri, below).toString();
  },

  languageOf(path) {
    return path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  },
};

function readText(document: vscode.TextDocument): FileText | string {
  const text = document.getText();
  const path = documentPath(document);
  if (text.length > largestFile) return new TooLargeFileError(path).message;
  if (text.includes('\0')) return new NotTextError(path).message;
  return { text, languageId: document.languageId };
}

/** VS Code opens neither binary files nor those of more than 50 MB. */
function sentenceOf(error: unknown, uri: string): string {
  const path = vscode.workspace.asRelativePath(vscode.Uri.parse(uri));
  return error instanceof Error && /too large|50\s?MB/i.test(error.message)
    ? new TooLargeFileError(path).message
    : new NotTextError(path).message;
}
