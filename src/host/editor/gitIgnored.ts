import type * as vscode from 'vscode';
import { clock } from '../clock';
import { gitRepositories, type GitRepository } from '../tasks/git';
import { inTime } from './inTime';
import { isBelow } from './isBelow';

/** Nobody waits longer for git, in milliseconds. */
const patienceMs = 2000;

export interface GitAnswer {
  readonly ignored: readonly vscode.Uri[];
  /** Those of which git says nothing, be it off, silent or in no repository with them. */
  readonly unknown: readonly vscode.Uri[];
}

/** Those of the files that git ignores, as far as it says so in time. */
export async function gitIgnored(uris: readonly vscode.Uri[]): Promise<readonly vscode.Uri[]> {
  return (await askGit(uris)).ignored;
}

/** What git says of the files. */
export async function askGit(uris: readonly vscode.Uri[]): Promise<GitAnswer> {
  const local = uris.filter(({ scheme }) => scheme === 'file');
  if (local.length === 0) return { ignored: [], unknown: uris };
  const repositories = (await inTime(gitRepositories(), patienceMs, clock)) ?? [];
  // The innermost ones first: git fails where it is asked about a file of a submodule.
  const inner = repositories.toSorted((a, b) => b.rootUri.path.length - a.rootUri.path.length);
  const owners = new Map(
    local.map((uri) => [uri, inner.find(({ rootUri }) => isBelow(uri, rootUri))]),
  );
  const said = await Promise.all(
    inner.map(async (one) => {
      const own = local.filter((uri) => owners.get(uri) === one);
      const ignored = own.length > 0 ? await ignoredIn(one, own) : undefined;
      return ignored ? own.map((uri) => [uri, ignored.has(uri.fsPath)] as const) : [];
    }),
  );
  const known = new Map(said.flat());
  return {
    ignored: uris.filter((uri) => known.get(uri)),
    unknown: uris.filter((uri) => !known.has(uri)),
  };
}

async function ignoredIn(
  repository: GitRepository,
  uris: readonly vscode.Uri[],
): Promise<ReadonlySet<string> | undefined> {
  const asked = repository.checkIgnore?.(uris.map(({ fsPath }) => fsPath));
  return asked && inTime(asked, patienceMs, clock);
}
