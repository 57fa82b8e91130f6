import * as vscode from 'vscode';
import type { IgnoreRules } from '../../core/privacy/ignoreRules';
import { isIgnored } from '../../core/privacy/isIgnored';
import { pathInFolder } from './documentPath';
import { askGit } from './gitIgnored';
import { onWindows } from './isBelow';
import { fileOf } from './notebookCell';

/** Bytes. */
const largestFile = 64 * 1024;

/**
 * Those of the files that git, or a `.frugalignore` in a folder above them, says are nobody's business. Where git says
 * nothing, the `.gitignore` files do.
 */
export async function heldBack(uris: readonly vscode.Uri[]): Promise<readonly vscode.Uri[]> {
  if (uris.length === 0) return [];
  const files = uris.map(fileOf);
  const [{ ignored, unknown }, own] = await Promise.all([
    askGit(files),
    ruledOut(files, '.frugalignore'),
  ]);
  const held = new Set([...ignored, ...own, ...(await ruledOut(unknown, '.gitignore'))]);
  return uris.filter((_, at) => files[at] && held.has(files[at]));
}

/** @param name of the files of rules, each for the folder that it is in */
async function ruledOut(uris: readonly vscode.Uri[], name: string): Promise<readonly vscode.Uri[]> {
  const known = new Map<string, Promise<IgnoreRules | undefined>>();
  const rulesIn = (folder: vscode.Uri): Promise<IgnoreRules | undefined> => {
    const key = folder.toString();
    const reading = known.get(key) ?? readRules(vscode.Uri.joinPath(folder, name));
    known.set(key, reading);
    return reading;
  };
  const out = await Promise.all(
    uris.map(async (uri) => {
      const root = vscode.workspace.getWorkspaceFolder(uri)?.uri;
      if (!root) return false;
      const path = pathInFolder(uri);
      return isIgnored(path, (folder) => rulesIn(vscode.Uri.joinPath(root, folder)));
    }),
  );
  return uris.filter((_, at) => out[at]);
}

async function readRules(uri: vscode.Uri): Promise<IgnoreRules | undefined> {
  const text = await readSmall(uri);
  if (text === undefined) return undefined;
  // Nobody needs patterns where there is no such file.
  const { IgnoreRules } = await import('../../core/privacy/ignoreRules');
  return new IgnoreRules(text, onWindows(uri) ? 'anyCase' : 'thisCase');
}

async function readSmall(uri: vscode.Uri): Promise<string | undefined> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > largestFile) return undefined;
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}
