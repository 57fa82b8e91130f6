import type * as vscode from 'vscode';
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
