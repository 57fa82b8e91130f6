import * as vscode from 'vscode';
import { fileGlobs } from '../../core/context/fileGlobs';
import { fuzzyFind } from '../../core/context/fuzzyFind';
import { pathOf } from '../editor/documentPath';
import { heldBack } from '../editor/heldBack';
import { mostShown, type ListKind } from './contextKind';
import { findFiles } from './findFiles';
import { foundFile } from './foundFile';

/** Of each pattern: enough to rank, and there at once among 100,000 files. */
const mostFound = 300;

export const file: ListKind = {
  name: 'file',
  icon: 'file',
  label: () => vscode.l10n.t('File'),
  hint: () => vscode.l10n.t('No file of the workspace has these characters in its name'),
  isThere: () => vscode.workspace.workspaceFolders !== undefined,
  find: async (_, typed, signal) => {
    const uris = await filesLike(typed, signal);
    const held = new Set(await heldBack(uris));
    return { items: uris.filter((uri) => !held.has(uri)).map(foundFile) };
  },
};

/** The best ones: the wider patterns are only looked for where the nearer ones find few. */
async function filesLike(typed: string, signal: AbortSignal): Promise<readonly vscode.Uri[]> {
  const found = new Map<string, vscode.Uri>();
  for (const glob of fileGlobs(typed)) {
    for (const uri of await findFiles(glob, mostFound, signal)) found.set(uri.toString(), uri);
    if (found.size >= mostShown || signal.aborted) break;
  }
  return fuzzyFind([...found.values()], typed, pathOf, mostShown);
}
