import * as vscode from 'vscode';

/** What Frugal uses of the API that VS Code's own Git extension exports, version 1. */
export interface GitRepository {
  readonly rootUri: vscode.Uri;
  readonly inputBox: { value: string };
  /** @param cached the staged changes, else those of the working tree */
  diff(cached?: boolean): Promise<string>;
  /** Of one file, staged or not. */
  diffWithHEAD?(path: string): Promise<string>;
  /** Of the commits from one to the other: which files, and what of one of them. */
  diffBetween?(from: string, to: string): Promise<readonly { readonly uri: vscode.Uri }[]>;
  diffBetween?(from: string, to: string, path: string): Promise<string>;
  /** The newest first. */
  log?(options: { readonly maxEntries: number }): Promise<readonly GitCommit[]>;
  /** Those of the paths that git ignores; absent in older versions. */
  checkIgnore?(paths: string[]): Promise<ReadonlySet<string>>;
}

export interface GitCommit {
  readonly hash: string;
  readonly message: string;
  readonly parents: readonly string[];
  readonly authorName?: string;
}

interface GitExtension {
  getAPI(version: 1): { readonly repositories: readonly GitRepository[] };
}

/** Whether VS Code's Git extension is in this host: in a browser it is not. */
export function hasGit(): boolean {
  return vscode.extensions.getExtension('vscode.git') !== undefined;
}

/** The repositories that are open; none without the Git extension. */
export async function gitRepositories(): Promise<readonly GitRepository[]> {
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  if (!extension) return [];
  try {
    return (await extension.activate()).getAPI(1).repositories;
  } catch {
    // Git is switched off in the settings, or not installed.
    return [];
  }
}
