import * as vscode from 'vscode';
import { fileGlobs } from '../../core/context/fileGlobs';
import { byDepth, folderText, type FolderFile } from '../../core/context/folderText';
import { fuzzyFind } from '../../core/context/fuzzyFind';
import { createAttachment, type Attachment } from '../../core/prompt/attachment';
import { pathInFolder, pathOf } from '../editor/documentPath';
import { heldBack } from '../editor/heldBack';
import { ExpectedError } from '../expectedError';
import { mostShown, type ContextKind, type FoundContext } from './contextKind';
import { findFiles } from './findFiles';
import { readText } from './readText';

/** Files that are looked at, of a folder that may have 100,000; that are attached; and their characters together. */
const mostFound = 2000;
const mostFiles = 50;
const mostText = 100_000;

export const folder: ContextKind = {
  name: 'folder',
  icon: 'folder',
  label: () => vscode.l10n.t('Folder'),
  hint: () => vscode.l10n.t('No folder with files has these characters in its name'),
  isThere: () => vscode.workspace.workspaceFolders !== undefined,
  find: async (_, typed, signal) => {
    const uris = await foldersLike(typed, signal);
    return { items: fuzzyFind(uris, typed, pathOf, mostShown).map(foundFolder) };
  },
};

function foundFolder(uri: vscode.Uri): FoundContext {
  return {
    label: pathOf(uri),
    icon: 'folder',
    attach: async () => [await attachFolder(uri)],
  };
}

/** Folders of files that are found: those at the top, or those whose names fit. */
async function foldersLike(typed: string, signal: AbortSignal): Promise<readonly vscode.Uri[]> {
  const globs = typed === '' ? ['*/**'] : fileGlobs(typed).map((glob) => `${glob}/**`);
  const found = new Map<string, vscode.Uri>();
  for (const glob of globs) {
    for (const uri of await findFiles(glob, mostFound, signal))
      for (const above of foldersAbove(uri)) found.set(above.toString(), above);
    if (signal.aborted) break;
  }
  return [...found.values()].sort((a, b) => byDepth(a.path, b.path));
}

/** From the one in its workspace folder down to the one that it is in. */
function foldersAbove(uri: vscode.Uri): readonly vscode.Uri[] {
  const root = vscode.workspace.getWorkspaceFolder(uri);
  if (!root) return [];
  const parts = pathInFolder(uri).split('/').slice(0, -1);
  return parts.map((_, at) => vscode.Uri.joinPath(root.uri, ...parts.slice(0, at + 1)));
}

/**
 * The files of a folder as one attachment, as far as there is room; its name says how many are left out.
 * @throws ExpectedError
 */
export async function attachFolder(uri: vscode.Uri): Promise<Attachment> {
  const path = pathOf(uri);
  const { signal } = new AbortController();
  const all = new vscode.RelativePattern(uri, '**/*');
  const found = await findFiles(all, mostFound, signal);
  const held = new Set(await heldBack(found));
  const uris = found.filter((one) => !held.has(one));
  uris.sort((a, b) => byDepth(a.path, b.path));
  const files = await readFiles(uris);
  if (files.length === 0)
    throw new ExpectedError(vscode.l10n.t('{0} has no text files that can go along.', path));
  const count = found.length < mostFound ? `${found.length}` : `${mostFound}+`;
  const name =
    files.length === found.length
      ? vscode.l10n.t('{0} ({1} files)', path, files.length)
      : vscode.l10n.t('{0} ({1} of {2} files)', path, files.length, count);
  const text = folderText(files);
  return createAttachment({
    id: crypto.randomUUID(),
    uri: '',
    path: name,
    languageId: 'markdown',
    text,
  });
}

async function readFiles(uris: readonly vscode.Uri[]): Promise<readonly FolderFile[]> {
  const files: FolderFile[] = [];
  let left = mostText;
  for (const uri of uris) {
    if (files.length === mostFiles || left <= 0) break;
    const text = await readText(uri, left);
    if (text === undefined || text.trim() === '' || text.length > left) continue;
    left -= text.length;
    files.push({ path: pathOf(uri), text });
  }
  return files;
}
