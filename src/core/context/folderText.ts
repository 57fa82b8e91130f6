import { fenceFor } from '../prompt/fenceFor';

export interface FolderFile {
  /** Relative to the workspace. */
  readonly path: string;
  readonly text: string;
}

/** Several files as one text, each under its path. */
export function folderText(files: readonly FolderFile[]): string {
  return files
    .map(({ path, text }) => {
      const fence = fenceFor(text);
      return `${path}:\n${fence}\n${text.replace(/\n$/, '')}\n${fence}`;
    })
    .join('\n\n');
}

/** Files near the top first, then by name: those that say what a folder is. */
export function byDepth(a: string, b: string): number {
  const depth = a.split('/').length - b.split('/').length;
  return depth !== 0 ? depth : a < b ? -1 : Number(a > b);
}
