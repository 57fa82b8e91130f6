import * as vscode from 'vscode';
import { FrozenFiles } from './frozenFiles';

/** A file system in memory that can be written, as a remote repository is. */
export class FluidFiles extends FrozenFiles {
  private readonly written: Record<string, string>;

  constructor(files: Readonly<Record<string, string>>) {
    const written = { ...files };
    super(written);
    this.written = written;
  }

  override writeFile(...[uri, content]: readonly [uri: vscode.Uri, content: Uint8Array]): void {
    this.written[uri.path] = Buffer.from(content).toString();
  }

  /** What is kept, not what an editor shows. */
  textOf(uri: vscode.Uri): string | undefined {
    return this.written[uri.path];
  }
}

/** Makes all that has this scheme part of the workspace; a real further folder would start the extension host anew. */
export function asWorkspaceFolder(root: vscode.Uri): vscode.Disposable {
  const workspace = vscode.workspace as { getWorkspaceFolder: unknown };
  const { getWorkspaceFolder } = vscode.workspace;
  const folder: vscode.WorkspaceFolder = { uri: root, name: 'fluid', index: 1 };
  workspace.getWorkspaceFolder = (uri: vscode.Uri) =>
    uri.scheme === root.scheme ? folder : getWorkspaceFolder(uri);
  return new vscode.Disposable(() => (workspace.getWorkspaceFolder = getWorkspaceFolder));
}
