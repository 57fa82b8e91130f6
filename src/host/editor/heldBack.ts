import * as vscode from 'vscode';
import { askGit } from './gitIgnored';

/** Bytes. */
const largestFile = 64 * 1024;

/**
 * Those of the files that git, or the `.frugalignore` of their workspace folder, says are nobody's business. Where git says
 * nothing, the folder's `.gitignore` does.
 */
export async function heldBack(uris: readonly vscode.Uri[]): Promise<readonly vscode.Uri[]> {
  if (uris.length === 0) return [];
  const [{ ignored, unknown }, own] = await Promise.all([
    askGit(uris),
    ruledOut(uris, '.frugalignore'),
  ]);
  const held = new Set([...ignored, ...own, ...(await ruledOut(unknown, '.gitignore'))]);
  return uris.filter((uri) => held.has(uri));
}

/** @param name of the file of rules in each workspace folder */
async function ruledOut(uris: readonly vscode.Uri[], name: string): Promise<readonly vscode.Uri[]> {
  if (uris.length === 0) return [];
  const folders = vscode.workspace.workspaceFolders ?? [];
  const texts = await Promise.all(folders.map(({ uri }) => readIgnoreFile(uri, name)));
  if (texts.every((text) => text === undefined)) return [];
  // Nobody needs patterns where there is no such file.
  const { IgnoreRules } = await import('../../core/privacy/ignoreRules');
  const rules = texts.map((text) => new IgnoreRules(text ?? ''));
  return uris.filter((uri) => {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    const path = vscode.workspace.asRelativePath(uri, false);
    return folder !== undefined && rules[folders.indexOf(folder)]?.ignores(path);
  });
}

async function readIgnoreFile(folder: vscode.Uri, name: string): Promise<string | undefined> {
  const uri = vscode.Uri.joinPath(folder, name);
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > largestFile) return undefined;
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}
