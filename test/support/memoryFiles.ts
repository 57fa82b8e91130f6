import { languageIdOfPath } from '../../src/core/edits/answer/languageId';
import type { FileText, Files } from '../../src/core/ports';

/** Files of a workspace at `/workspace`, by their paths. */
export class MemoryFiles implements Files {
  readonly texts = new Map<string, string>();

  find(path: string): Promise<readonly { readonly uri: string; readonly path: string }[]> {
    const paths = [...this.texts.keys()].filter(
      (known) => known === path || known.endsWith(`/${path}`),
    );
    return Promise.resolve(paths.map((found) => ({ uri: this.newFile(found), path: found })));
  }

  read(uri: string): Promise<FileText | undefined> {
    const path = uri.replace('file:///workspace/', '');
    const text = this.texts.get(path);
    return Promise.resolve(
      text === undefined ? undefined : { text, languageId: this.languageOf(path) },
    );
  }

  newFile(path: string): string {
    return `file:///workspace/${path}`;
  }

  languageOf(path: string): string {
    return languageIdOfPath(path) ?? 'plaintext';
  }
}
