import type * as vscode from 'vscode';
import { StorageError, type StorageFault } from '../../core/storageError';

/** What is used of `workspace.fs`. */
export type FileSystem = Pick<
  vscode.FileSystem,
  'readDirectory' | 'readFile' | 'writeFile' | 'delete' | 'rename'
>;

/** The place of a folder, and how to name one in it. */
export type FolderUri = Pick<vscode.Uri, 'path'> & { with(change: { path: string }): vscode.Uri };

/** The files of a folder by their names; it is made with the first of them. Methods reject with a `StorageError` only. */
export class Folder {
  constructor(
    private readonly fs: FileSystem,
    private readonly uri: FolderUri,
  ) {}

  below(...names: readonly string[]): Folder {
    return new Folder(this.fs, this.uriOf(names.map(encodeURIComponent).join('/')));
  }

  pathOf(name: string): string {
    return this.uriOf(name).path;
  }

  async names(): Promise<readonly string[]> {
    const entries = await orMissing(() => this.fs.readDirectory(this.uriOf()));
    return (entries ?? []).map(([name]) => name);
  }

  /** Undefined where there is no such file. */
  async read(name: string): Promise<string | undefined> {
    const bytes = await orMissing(() => this.fs.readFile(this.uriOf(name)));
    return bytes && new TextDecoder().decode(bytes);
  }

  async write(name: string, text: string): Promise<void> {
    await orFault(() => this.fs.writeFile(this.uriOf(name), new TextEncoder().encode(text)));
  }

  /** Whether it was there to be renamed: another window may have been faster. */
  async rename(from: string, to: string): Promise<boolean> {
    const renamed = await orMissing(async () => {
      await this.fs.rename(this.uriOf(from), this.uriOf(to));
      return true;
    });
    return renamed ?? false;
  }

  async remove(name: string): Promise<void> {
    await orMissing(() => this.fs.delete(this.uriOf(name)));
  }

  /** Removes the folder with all that is in it. */
  async clear(): Promise<void> {
    await orMissing(() => this.fs.delete(this.uriOf(), { recursive: true }));
  }

  private uriOf(name?: string): vscode.Uri {
    return this.uri.with({ path: name === undefined ? this.uri.path : `${this.uri.path}/${name}` });
  }
}

async function orFault<T>(run: () => Thenable<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw new StorageError(faultOf(error), error);
  }
}

async function orMissing<T>(run: () => Thenable<T>): Promise<T | undefined> {
  try {
    return await run();
  } catch (error) {
    if (codeOf(error) === 'FileNotFound') return undefined;
    throw new StorageError(faultOf(error), error);
  }
}

/** The browser says with words that its room is used up, a disk with its code. */
function faultOf(error: unknown): StorageFault {
  if (codeOf(error) === 'NoPermissions') return 'readOnly';
  return /quota|ENOSPC/i.test(String(error)) ? 'full' : 'other';
}

/** As `vscode.FileSystemError` has it. */
function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
