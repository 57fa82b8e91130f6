/** The line that opens a fenced block. */
export interface Fence {
  /** Spaces before it, which its lines have too. */
  readonly indentation: number;
  /** Its run of backticks or tildes. */
  readonly mark: string;
  readonly info: string;
}

const opening = /^([ \t]{0,12})(`{3,}|~{3,})[ \t]*(.*)$/;
/** Some models let the token that ends their turn slip into the last line. */
const closing = /^[ \t]*(`{3,}|~{3,})[ \t]*(?:<\|[\w|]+\|>|<\/s>|<end_of_turn>)?[ \t]*$/;

/** Longer lines are code or prose, never a mark; no pattern is tried on them. */
export const longestMark = 1000;

export function openFence(line: string): Fence | undefined {
  if (line.length > longestMark) return undefined;
  const [, blank, mark, info] = opening.exec(line) ?? [];
  if (blank === undefined || mark === undefined || info === undefined) return undefined;
  if (mark.startsWith('`') && info.includes('`')) return undefined;
  return { indentation: blank.length, mark, info: info.trim() };
}

/** Whether a line of a diff opens a fence: behind a space, it would be one of the code. */
export function opensFence(line: string): boolean {
  return /^[`~]/.test(line) && openFence(line) !== undefined;
}

/** CommonMark's rule: as long as the opening one, alone on its line, not indented as code would be. */
export function closesFence(fence: Fence, line: string, indentation = 3): boolean {
  if (line.length > longestMark) return false;
  const mark = closing.exec(line)?.[1];
  if (!mark?.startsWith(fence.mark)) return false;
  return line.search(/\S/) <= fence.indentation + indentation;
}

/** A line of the block without the indentation of the fence. */
export function withoutIndentation(fence: Fence, line: string): string {
  let start = 0;
  while (start < fence.indentation && (line[start] === ' ' || line[start] === '\t')) start++;
  return line.slice(start);
}
