import { isElision } from '../answer/elision';
import { languageIdOfPath } from '../answer/languageId';
import type { AnswerFault, Edit, EditFormat, SourceLines } from '../edit';
import { splitElided, type Part } from './splitElided';
import { textOf } from './format';
import { say } from '../../say';

/** A hunk of a diff as it was written. */
export interface Hunk {
  readonly format: EditFormat;
  readonly path?: string;
  /** 1-based, where its header says it begins in the old file. */
  readonly line?: number;
  readonly anchors: readonly string[];
  /** Its header counts its lines right, so its marks are right, too. */
  readonly isCounted?: boolean;
  /** Lines with their marks. */
  readonly body: readonly string[];
  readonly source: SourceLines;
}

/** What a line of a diff is: `none` has no mark at all. */
export type Mark = 'context' | 'added' | 'removed' | 'noNewline' | 'none';

export function markOf(line: string): Mark {
  switch (line[0]) {
    // Models drop the space of a blank line of context.
    case undefined:
    case ' ':
      return 'context';
    case '+':
      return 'added';
    case '-':
      return 'removed';
    case '\\':
      return /^\\ No newline/i.test(line) ? 'noNewline' : 'none';
    default:
      return line.trim() === '' ? 'context' : 'none';
  }
}

/** The edits of a hunk: one, or one for each part between lines of context that stand for code left out. */
export function editsOf(hunk: Hunk): {
  readonly edits: readonly Edit[];
  readonly faults: readonly AnswerFault[];
} {
  const body = trimmed(hunk.body);
  if (!body.some((line) => /^[+-]/.test(line))) return { edits: [], faults: [] };
  const strip = contextOf(body, hunk.isCounted ?? false);
  if (!strip)
    return faultOf(hunk, say('has lines without a mark, so its indentation is not certain'));
  const parts = partsOf(body, strip, hunk.path);
  if ('reason' in parts) return faultOf(hunk, parts.reason);
  const edits = parts.map((part, index): Edit => ({
    ...(hunk.path === undefined ? {} : { path: hunk.path }),
    format: hunk.format,
    change: {
      kind: 'replace',
      search: textOf(part.search),
      replacement: textOf(part.replacement),
      ...(hunk.line !== undefined && index === 0 ? { line: hunk.line } : {}),
      ...(hunk.anchors.length > 0 ? { anchors: hunk.anchors } : {}),
    },
    source: hunk.source,
  }));
  return { edits, faults: [] };
}

function faultOf(hunk: Hunk, what: string) {
  return {
    edits: [],
    faults: [{ source: hunk.source, reason: say('A hunk of the answer {0}.', what) }],
  };
}

/** Without the blank lines at its end that only part it from what follows. */
function trimmed(body: readonly string[]): readonly string[] {
  let end = body.length;
  while (end > 0 && body[end - 1] === '') end--;
  return body.slice(0, end);
}

/**
 * How a line of context loses its mark. Models leave these marks out, of all lines or of some: then the width of the
 * indentation decides, if it can.
 */
function contextOf(
  body: readonly string[],
  isCounted: boolean,
): ((line: string) => string) | undefined {
  const marked = (line: string): string => line.slice(1);
  const asIs = (line: string): string => line;
  const context = widthsOf(body, ' ');
  if (body.every((line) => markOf(line) !== 'none' || isElision(line))) {
    const changed = [...widthsOf(body, '+'), ...widthsOf(body, '-')];
    // With a mark before it, code that is indented by twos has an odd width.
    const isBare = context.length > 1 && changed.some((width) => width > 0);
    return isBare && !isCounted && [...context, ...changed].every(isEven) ? asIs : marked;
  }
  if (context.every(isEven)) return asIs;
  if (!context.some(isEven)) return (line) => (line.startsWith(' ') ? line.slice(1) : line);
  return undefined;
}

/** The spaces at the start of the lines with a mark, which counts if it is a space; stars are aligned by one more. */
function widthsOf(body: readonly string[], mark: string): readonly number[] {
  return body
    .filter((line) => line.startsWith(mark) && !/^\s*(?:\*|$)/.test(line.slice(1)))
    .map((line) => (mark === ' ' ? line : line.slice(1)).search(/[^ ]/));
}

function isEven(width: number): boolean {
  return width % 2 === 0;
}

function partsOf(
  body: readonly string[],
  context: (line: string) => string,
  path: string | undefined,
): readonly Part[] | { readonly reason: string } {
  const search: string[] = [];
  const replacement: string[] = [];
  for (const line of body) {
    const mark = markOf(line);
    if (mark === 'noNewline') continue;
    if (mark === 'added') replacement.push(line.slice(1));
    else if (mark === 'removed') search.push(line.slice(1));
    else {
      const text = mark === 'none' && isElision(line) ? line : context(line);
      search.push(text);
      replacement.push(text);
    }
  }
  return splitElided(search, replacement, path === undefined ? undefined : languageIdOfPath(path));
}
