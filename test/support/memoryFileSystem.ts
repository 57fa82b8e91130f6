import type { FileSystem, FolderUri } from '../../src/host/web/folder';

/** As VS Code throws it. */
export class FileSystemError extends Error {
  constructor(
    readonly code: string,
    message = code,
  ) {
    super(message);
  }
}

type Uri = Parameters<FileSystem['readFile']>[0];

/** A `workspace.fs` in memory. */
export class MemoryFileSystem implements FileSystem {
  private readonly files = new Map<string, Uint8Array>();
  /** What every write fails with; with `half`, a part of the file is there all the same. */
  fault: { readonly error: Error; readonly half?: true } | undefined;
  /** Runs once, before the next file is read. */
  beforeRead: (() => void) | undefined;

  /** Told of each file before it is read, or written. */
  onRead: ((path: string) => void) | undefined;
  onWrite: ((path: string) => void) | undefined;

  /** Each file that is there, by its path. */
  get texts(): Readonly<Record<string, string>> {
    const decoder = new TextDecoder();
    return Object.fromEntries(
      [...this.files].map(([path, bytes]) => [path, decoder.decode(bytes)]),
    );
  }

  /** How often a folder was listed. */
  listed = 0;

  readDirectory({ path }: Uri): Promise<[string, number][]> {
    this.listed += 1;
    const below = [...this.files.keys()].filter((file) => file.startsWith(`${path}/`));
    const names = new Set(below.map((file) => file.slice(path.length + 1).split('/')[0] ?? ''));
    if (names.size === 0) return Promise.reject(new FileSystemError('FileNotFound'));
    return Promise.resolve([...names].map((name) => [name, 1]));
  }

  readFile({ path }: Uri): Promise<Uint8Array> {
    const before = this.beforeRead;
    this.beforeRead = undefined;
    before?.();
    this.onRead?.(path);
    const bytes = this.files.get(path);
    return bytes ? Promise.resolve(bytes) : Promise.reject(new FileSystemError('FileNotFound'));
  }

  writeFile({ path }: Uri, bytes: Uint8Array): Promise<void> {
    this.onWrite?.(path);
    if (this.fault?.half) this.files.set(path, bytes.slice(0, bytes.length / 2));
    if (this.fault) return Promise.reject(this.fault.error);
    this.files.set(path, bytes);
    return Promise.resolve();
  }

  rename(from: Uri, to: Uri): Promise<void> {
    const bytes = this.files.get(from.path);
    if (!bytes) return Promise.reject(new FileSystemError('FileNotFound'));
    this.files.delete(from.path);
    this.files.set(to.path, bytes);
    return Promise.resolve();
  }

  delete({ path }: Uri): Promise<void> {
    const gone = [...this.files.keys()].filter(
      (file) => file === path || file.startsWith(`${path}/`),
    );
    if (gone.length === 0) return Promise.reject(new FileSystemError('FileNotFound'));
    for (const file of gone) this.files.delete(file);
    return Promise.resolve();
  }

  remove(path: string): void {
    this.files.delete(path);
  }

  /** Changes a file behind everybody's back. */
  put(path: string, text: string): void {
    this.files.set(path, new TextEncoder().encode(text));
  }
}

export function memoryUri(path: string): FolderUri {
  return { path, with: (change) => memoryUri(change.path) as Uri };
}
