import * as vscode from 'vscode';

/** A file system in memory that cannot be written. */
export class FrozenFiles implements vscode.FileSystemProvider {
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;

  constructor(private readonly files: Readonly<Record<string, string>>) {}

  stat(uri: vscode.Uri): vscode.FileStat {
    const size = this.readFile(uri).length;
    return { type: vscode.FileType.File, ctime: 0, mtime: 0, size };
  }

  readFile(uri: vscode.Uri): Uint8Array {
    const text = this.files[uri.path];
    if (text === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return Buffer.from(text);
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  readDirectory({ path }: vscode.Uri): [string, vscode.FileType][] {
    const below = Object.keys(this.files).filter((file) => file.startsWith(`${path}/`));
    const names = below.map((file) => file.slice(path.length + 1));
    return names.flatMap((name) => (name.includes('/') ? [] : [[name, vscode.FileType.File]]));
  }

  createDirectory(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  writeFile(...[uri]: readonly [uri: vscode.Uri, content: Uint8Array]): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }
}
