import * as vscode from 'vscode';
import { NoEditorError } from '../editor/errors';
import { checkNotReadOnly } from '../editor/writable';
import { ExpectedError } from '../expectedError';

/** How models name languages after a fence, where VS Code calls them something else. */
const aliases: Readonly<Record<string, string>> = {
  bash: 'shellscript',
  'c#': 'csharp',
  'c++': 'cpp',
  cs: 'csharp',
  console: 'shellscript',
  docker: 'dockerfile',
  golang: 'go',
  js: 'javascript',
  jsx: 'javascriptreact',
  md: 'markdown',
  py: 'python',
  rb: 'ruby',
  rs: 'rust',
  sh: 'shellscript',
  shell: 'shellscript',
  ts: 'typescript',
  tsx: 'typescriptreact',
  yml: 'yaml',
  zsh: 'shellscript',
};

/** VS Code's identifier for what stands after a fence; plain text for what it does not know. */
export async function languageOf(fence: string): Promise<string> {
  const name = fence.trim().toLowerCase();
  const id = aliases[name] ?? name;
  return (await vscode.languages.getLanguages()).includes(id) ? id : 'plaintext';
}

/** Replaces what is selected in the editor. @throws NoEditorError, ReadOnlyError, ExpectedError */
export async function insertAtCursor(text: string): Promise<void> {
  const editor = vscode.window.activeTextEditor ?? vscode.window.visibleTextEditors[0];
  if (!editor) throw new NoEditorError();
  await checkNotReadOnly(editor.document.uri);
  const { selections } = editor;
  const done = await editor.edit((edit) => {
    for (const selection of selections) edit.replace(selection, text);
  });
  if (!done)
    throw new ExpectedError(vscode.l10n.t('VS Code refused the edit. Nothing was changed.'));
  await vscode.window.showTextDocument(editor.document, editor.viewColumn);
}

/** An untitled file with this text. */
export async function newFile(content: string, fence: string): Promise<void> {
  const language = await languageOf(fence);
  const document = await vscode.workspace.openTextDocument({ content, language });
  await vscode.window.showTextDocument(document);
}
