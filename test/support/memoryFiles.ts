import { languageIdOfPath } from '../../src/core/edits/answer/languageId';
import { filesBelow } from '../../src/core/edits/namedFile';
import type { FileAccess, FileText, Files, FoundPath } from '../../src/core/ports';

/** Files of a workspace at `/workspace`, by their paths. */
export class MemoryFiles implements Files {
  readonly texts = new Map<string, string>();
  /** What is to be said of access to a file, by its path; absent: it may be changed. */
  readonly accesses = new Map<string, FileAccess>();
  /** Why a file is no text, by its path. */
  readonly unreadable = new Map<string, string>();

  exact(path: string): Promise<readonly FoundPath[]> {
    return Promise.resolve(this.all().filter((file) => file.path === path));
  }

  below(path: string): Promise<readonly FoundPath[]> {
    return Promise.resolve(filesBelow(path, this.all()));
  }

  access(uri: string): Promise<FileAccess> {
    return Promise.resolve(this.accesses.get(pathOf(uri)) ?? { id: uri });
  }

  read(uri: string): Promise<FileText | string | undefined> {
    const path = pathOf(uri);
    const reason = this.unreadable.get(path);
    if (reason !== undefined) return Promise.resolve(reason);
    const text = this.texts.get(path);
    return Promise.resolve(
      text === undefined ? undefined : { text, languageId: this.languageOf(path) },
    );
  }

  newFile(path: string): Promise<string> {
    return Promise.resolve(uriOf(path));
  }

  languageOf(path: string): string {
    return languageIdOfPath(path) ?? 'plaintext';
  }

  private all(): readonly FoundPath[] {
    return [...this.texts.keys()].map((path) => ({ uri: uriOf(path), path }));
  }
}

function pathOf(uri: string): string {
  return uri.replace('file:///workspace/', '');
}

export function uriOf(path: string): string {
  return `file:///workspace/${path}`;
}
