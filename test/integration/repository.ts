import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from './window';

interface Repository {
  readonly rootUri: vscode.Uri;
  readonly inputBox: { value: string };
  checkIgnore(paths: readonly string[]): Promise<ReadonlySet<string>>;
}

interface Api {
  openRepository(root: vscode.Uri): Promise<Repository | null>;
}

/** Has VS Code's Git extension open the repository in this folder. Resolves when it answers. */
export async function openRepository(folder: vscode.Uri): Promise<Repository> {
  const extension = vscode.extensions.getExtension<{ getAPI(version: 1): Api }>('vscode.git');
  assert.ok(extension);
  const api = (await extension.activate()).getAPI(1);
  return until('the repository', async () => {
    const repository = await api.openRepository(folder);
    if (!repository) return undefined;
    const { fsPath } = vscode.Uri.joinPath(folder, 'any');
    const answer = await repository.checkIgnore([fsPath]).catch(() => undefined);
    return answer && repository;
  });
}
