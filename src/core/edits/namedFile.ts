import { cleanPath } from './answer/fileName';

/** A file that a change can be for. */
export interface KnownFile {
  readonly uri: string;
  /** Relative to the workspace, with `/`. */
  readonly path: string;
  /** It is not there yet. */
  readonly isNew?: boolean;
}

/** The path of an answer as the workspace writes it; undefined for one that leads elsewhere, which is never followed. */
export function safePath(path: string): string | undefined {
  const text = cleanPath(path);
  // Some file systems take signs of other widths for the plain ones.
  const isSafe = [text, text.normalize('NFKC')].every(
    (spelled) =>
      !/^[/~]|:|\p{Cc}|%(25)*(2e|2f|5c|00)/iu.test(spelled) && spelled.split('/').every(isPlain),
  );
  return isSafe ? text : undefined;
}

/** Windows drops dots and spaces at the end of a name; what is in git's own folder is run by git. */
function isPlain(segment: string): boolean {
  return !/^$|[. ]$|\\/.test(segment) && segment.toLowerCase() !== '.git';
}

/** Of the files known, the cells of the notebook that the path is of: in the notebook's own file stands no code. */
export function cellsOf<T extends KnownFile>(path: string, known: readonly T[]): readonly T[] {
  return known.filter(({ uri }) => {
    const notebook = /^vscode-notebook-cell:([^?#]*)/.exec(uri)?.[1];
    return notebook !== undefined && decodeURIComponent(notebook).endsWith(`/${path}`);
  });
}

/** Of the files known, those that are deeper in the workspace and end with the path: models leave folders away. */
export function filesBelow<T extends KnownFile>(path: string, known: readonly T[]): readonly T[] {
  return known.filter((file) => cleanPath(file.path).endsWith(`/${path}`));
}

/** Of the files known, those whose paths the path ends with: models put folders before them that are none of theirs. */
export function filesAbove<T extends KnownFile>(path: string, known: readonly T[]): readonly T[] {
  return known.filter((file) => path.endsWith(`/${cleanPath(file.path)}`));
}
