import * as vscode from 'vscode';
import type { GrammarFiles } from '../core/ports';

/** As the build puts them beside the extension, which in a browser is not on a disk. */
export function grammarFiles(extensionUri: vscode.Uri): GrammarFiles {
  const folder = vscode.Uri.joinPath(extensionUri, 'dist', 'grammars');
  return {
    read: async (name) => vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, name)),
  };
}
