import * as vscode from 'vscode';

/** Everything of `vscode.workspace` by which an extension can look through files. */
const looking = ['findFiles', 'openTextDocument', 'createFileSystemWatcher'] as const;

/** What was asked about files, in order: `stat sea:/a.ts`, `findFiles at most 300`. */
export interface WorkspaceCalls {
  readonly calls: string[];
  dispose(): void;
}

/**
 * Writes down what extensions of this window's tests, Frugal that is, ask of files.
 * @param files what every search finds, as many as it may; absent: what VS Code finds
 */
export function watchCalls(files?: readonly vscode.Uri[]): WorkspaceCalls {
  const calls: string[] = [];
  const { workspace } = vscode;
  const { fs } = workspace;
  // VS Code's own is frozen.
  const watched = Object.fromEntries(
    Object.entries(fs).map(([name, of]: [string, (...all: readonly unknown[]) => unknown]) => [
      name,
      (...all: readonly unknown[]): unknown => {
        const [uri] = all;
        // In a browser Frugal's own code and storage are read the same way.
        if (uri instanceof vscode.Uri && workspace.getWorkspaceFolder(uri))
          calls.push(`${name} ${uri.toString()}`);
        return of(...all);
      },
    ]),
  );
  const ends = [replace(workspace, 'fs', { value: watched })];
  for (const name of looking) {
    const original = workspace[name] as (...all: readonly unknown[]) => unknown;
    const value = (...all: readonly unknown[]): unknown => {
      calls.push(`${name} ${aboutOf(name, all)}`);
      return name === 'findFiles' && files
        ? Promise.resolve(files.slice(0, all[2] as number | undefined))
        : original.apply(workspace, [...all]);
    };
    ends.push(replace(workspace, name, { value }));
  }
  return { calls, dispose: () => ends.forEach((one) => void one.dispose()) };
}

function aboutOf(name: (typeof looking)[number], [first, , most]: readonly unknown[]): string {
  if (name === 'findFiles') return `at most ${String(most)}`;
  return first instanceof vscode.RelativePattern ? first.pattern : String(first);
}

/** Makes this the only folder of the workspace; a real one would start the extension host anew. */
export function asOnlyFolder(root: vscode.Uri): vscode.Disposable {
  const folder: vscode.WorkspaceFolder = { uri: root, name: 'mono', index: 0 };
  const { getWorkspaceFolder } = vscode.workspace;
  const folderOf = (uri: vscode.Uri): vscode.WorkspaceFolder | undefined =>
    uri.scheme === root.scheme ? folder : getWorkspaceFolder(uri);
  const relative = (of: vscode.Uri | string): string =>
    (typeof of === 'string' ? of : of.path).replace(`${root.path}/`, '');
  return vscode.Disposable.from(
    replace(vscode.workspace, 'workspaceFolders', { get: () => [folder] }),
    replace(vscode.workspace, 'getWorkspaceFolder', { value: folderOf }),
    replace(vscode.workspace, 'asRelativePath', { value: relative }),
  );
}

/** Puts something into the place of a property, until it is disposed of. */
export function replace(of: object, name: string, by: PropertyDescriptor): vscode.Disposable {
  const before = Object.getOwnPropertyDescriptor(of, name);
  Object.defineProperty(of, name, { ...by, configurable: true, enumerable: true });
  return new vscode.Disposable(() => {
    if (before) Object.defineProperty(of, name, before);
    else Reflect.deleteProperty(of, name);
  });
}
