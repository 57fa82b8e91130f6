import { filesBelow } from '../../src/core/edits/namedFile';
import type { FileText, Files, FoundPath } from '../../src/core/ports';

/** Files of a workspace at `/workspace`, by their paths. */
export class MemoryFiles implements Files {
  readonly texts = new Map<string, string>();

  exact(path: string): Promise<readonly FoundPath[]> {
    return Promise.resolve(this.all().filter((file) => file.path === path));
  }

  below(path: string): Promise<readonly FoundPath[]> {
    return Promise.resolve(filesBelow(path, this.all()));
  }

  read(uri: string): Promise<FileText | undefined> {
    const path = uri.replace('file:///workspace/', '');
    const text = this.texts.get(path);
    return Promise.resolve(
      text === undefined ? undefined : { text, languageId: this.languageOf(path) },
    );
  }

  newFile(path: string): Promise<string> {
    return Promise.resolve(uriOf(path));
  }

  languageOf(path: string): string {
    return path.endsWith('.ts') ? 'typescript' : 'plaintext';
  }

  private all(): readonly FoundPath[] {
    return [...this.texts.keys()].map((path) => ({ uri: uriOf(path), path }));
  }
}

function uriOf(path: string): string {
  return `file:///workspace/${path}`;
}
