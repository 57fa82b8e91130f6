import type * as vscode from 'vscode';
import { clock } from '../clock';
import { gitRepositories } from '../tasks/git';
import { inTime } from './inTime';

/** Nobody waits longer for git, in milliseconds. */
const patienceMs = 2000;

/** Those of the files that git ignores, as far as it says so in time. */
export async function gitIgnored(uris: readonly vscode.Uri[]): Promise<readonly vscode.Uri[]> {
  const paths = uris.filter(({ scheme }) => scheme === 'file').map(({ fsPath }) => fsPath);
  if (paths.length === 0) return [];
  const ignored = await inTime(ignoredPaths(paths), patienceMs, clock);
  return uris.filter(({ fsPath }) => ignored?.has(fsPath));
}

async function ignoredPaths(paths: readonly string[]): Promise<ReadonlySet<string>> {
  const repositories = await gitRepositories();
  // Each leaves out what is not inside of it.
  const sets = await Promise.all(
    repositories.map(async (one) => (await one.checkIgnore?.([...paths])) ?? []),
  );
  return new Set(sets.flatMap((set) => [...set]));
}
