/** An error that an editor reports, and what tells it from others while its line moves. */
export interface FoundError {
  /** 1-based. */
  readonly line: number;
  /** What stands in the line. */
  readonly lineText: string;
  readonly message: string;
  /** Who reports it, and under which name; empty where that is not told. */
  readonly source: string;
  readonly code: string;
}

/**
 * The errors that a change brought, in their order. One that only moved, or was indented otherwise, was there before.
 *
 * @param before the errors that there were; where nobody had looked at the file yet, its text: then only the lines that it
 * did not have can have brought one
 */
export function newErrors(
  before: readonly FoundError[] | string,
  after: readonly FoundError[],
): readonly FoundError[] {
  if (typeof before === 'string') {
    const lines = new Set(before.split('\n').map((line) => line.trim()));
    return after.filter(({ lineText }) => !lines.has(lineText.trim()));
  }
  const known = new Map<string, number>();
  for (const error of before) known.set(keyOf(error), (known.get(keyOf(error)) ?? 0) + 1);
  return after.filter((error) => {
    const left = known.get(keyOf(error)) ?? 0;
    known.set(keyOf(error), left - 1);
    return left <= 0;
  });
}

function keyOf({ source, code, message, lineText }: FoundError): string {
  return JSON.stringify([source, code, message, lineText.trim()]);
}
