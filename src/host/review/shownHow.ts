/** How a review is opened. */
export interface ShownHow {
  /** The keyboard stays where it is. */
  readonly preserveFocus?: boolean;
  /** Where the cursor goes, in the file as it would be, 1-based; absent: to the first change. */
  readonly line?: number | undefined;
}
