import * as vscode from 'vscode';
import { cleanPath } from '../../core/edits/answer/fileName';
import { ExpectedError } from '../expectedError';
import { workspaceFiles } from '../workspaceFiles';
import { heldBack } from './heldBack';
import { isInWorkspace } from './writable';

/**
 * A file that somebody else than the user names, a link or a model: one of the workspace, links followed, that neither git
 * nor a `.frugalignore` holds back.
 * @param path relative to the workspace, or absolute
 * @throws ExpectedError
 */
export async function namedFile(path: string): Promise<vscode.Uri> {
  const uri = await ownFile(path);
  if (!uri) throw new ExpectedError(vscode.l10n.t('There is no such file in this workspace.'));
  const [held] = await heldBack([uri]);
  if (held)
    throw new ExpectedError(
      vscode.l10n.t('This file is held back by .gitignore or .frugalignore.'),
    );
  return uri;
}

async function ownFile(path: string): Promise<vscode.Uri | undefined> {
  const found = await workspaceFiles.exact(cleanPath(path));
  const places = [...found.map(({ uri }) => vscode.Uri.parse(uri)), vscode.Uri.file(path)];
  for (const uri of places) {
    const isOwn = vscode.workspace.getWorkspaceFolder(uri) && (await isInWorkspace(uri));
    if (isOwn && (await isFile(uri))) return uri;
  }
  return undefined;
}

async function isFile(uri: vscode.Uri): Promise<boolean> {
  const about = await vscode.workspace.fs.stat(uri).then(undefined, () => undefined);
  return about !== undefined && (about.type & vscode.FileType.File) !== 0;
}
