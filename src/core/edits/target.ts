/** The piece of a file that an edit may replace, remembered well enough to find it again. */
export interface EditTarget {
  readonly uri: string;
  /** As the user knows it, relative to the workspace. */
  readonly path: string;
  readonly languageId: string;
  /** The text to replace, exactly as in the file. */
  readonly text: string;
  /** Offset of the text in the file when it was taken, in UTF-16 units. */
  readonly offset: number;
  /** What stands before and behind, where the text alone could not be found again: an empty line to put code on. */
  readonly around?: readonly [before: string, after: string];
  /** First line, 1-based. */
  readonly firstLine: number;
}
