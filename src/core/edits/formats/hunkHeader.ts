/** What stands behind the @@ of a hunk. */
export interface HunkHeader {
  /** 1-based line of the old file; absent where it names none. */
  readonly line?: number;
  /** How many lines of the old and the new file follow; absent where it does not say. */
  readonly counts?: { readonly old: number; readonly new: number };
  /** Code above the place. */
  readonly anchor?: string;
}

const header =
  /^@@+(?:[ \t]*-(\d{1,9})(?:,(\d{1,9}))?[ \t]+\+\d{1,9}(?:,(\d{1,9}))?[ \t]*(?:@@+|$))?(.*)$/;

/** Reads `@@ -1,3 +1,4 @@ class A`, `@@`, `@@ ... @@`, `@@ class A`. */
export function readHunkHeader(line: string): HunkHeader | undefined {
  const [whole, start, oldCount, newCount, behind = ''] = header.exec(line) ?? [];
  if (whole === undefined) return undefined;
  const anchor = behind.replace(/[ \t]*@@+[ \t]*$/, '').trim();
  const named = /^lines? (\d{1,9})\b/i.exec(anchor)?.[1];
  const counted = oldCount !== undefined && newCount !== undefined;
  return {
    ...(start === undefined ? {} : hintOf(Number(start), oldCount)),
    ...(named === undefined ? {} : hintOf(Number(named), undefined)),
    ...(counted ? { counts: { old: Number(oldCount), new: Number(newCount) } } : {}),
    ...(/^[.…]*$|^-\d|^[-\d, +]+$|^lines? \d/i.test(anchor) ? {} : { anchor }),
  };
}

/** Where no old line is in the hunk, it stands behind the line that the header names. */
function hintOf(start: number, count: string | undefined): { readonly line?: number } {
  const line = count !== undefined && Number(count) === 0 ? start + 1 : start;
  return line > 0 ? { line } : {};
}
