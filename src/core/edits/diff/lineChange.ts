/** Lines of one text that stand for lines of another; 0-based, ends exclusive. One of the two ranges may be empty. */
export interface LineChange {
  readonly beforeStart: number;
  readonly beforeEnd: number;
  readonly afterStart: number;
  readonly afterEnd: number;
}
