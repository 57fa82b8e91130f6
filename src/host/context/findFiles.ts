import * as vscode from 'vscode';
import { vendoredFolders } from '../editor/vendoredFolders';
import { excludedPatterns } from '../settings';

/** Files that searches show, at most so many; none once the signal comes. */
export async function findFiles(
  include: vscode.GlobPattern,
  most: number,
  signal: AbortSignal,
): Promise<readonly vscode.Uri[]> {
  const left = [...excludedPatterns(), ...vendoredFolders.map((name) => `**/${name}`)];
  const source = new vscode.CancellationTokenSource();
  const cancel = (): void => source.cancel();
  signal.addEventListener('abort', cancel);
  if (signal.aborted) cancel();
  try {
    const uris = await vscode.workspace.findFiles(
      include,
      `{${left.join(',')}}`,
      most,
      source.token,
    );
    return signal.aborted ? [] : uris;
  } finally {
    signal.removeEventListener('abort', cancel);
    source.dispose();
  }
}
