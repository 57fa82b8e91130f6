import { conflictsOf } from './conflicts';
import { diffSequences } from './diff/diffLines';
import type { LineChange } from './diff/lineChange';
import type { ProposedHunk } from './proposal';

/** What makes one text the other, in pieces that can be accepted one by one. */
export function hunksOf(before: string, after: string): readonly ProposedHunk[] {
  const old = before.split('\n');
  const now = after.split('\n');
  const starts = lineStarts(old);
  return byConflict(diffSequences(old, now), old).map((change) => {
    const { beforeStart, beforeEnd, afterStart, afterEnd } = change;
    const [offset, end] = span(change, old.length, starts, before.length);
    const lines = now.slice(afterStart, afterEnd).join('\n');
    const replacement =
      afterEnd === afterStart ? '' : withBreak(lines, beforeEnd === old.length, beforeStart);
    return { ...change, offset, length: end - offset, replacement, state: 'open' };
  });
}

/** What changes a merge conflict is one change: a part of it would leave markers. */
function byConflict(
  changes: readonly LineChange[],
  lines: readonly string[],
): readonly LineChange[] {
  const conflicts = changes.length > 1 ? conflictsOf(lines) : [];
  if (conflicts.length === 0) return changes;
  const joined: LineChange[] = [];
  for (const change of changes) {
    const previous = joined.at(-1);
    const isOne = conflicts.some(
      ({ first, last }) => previous && first < previous.beforeEnd && change.beforeStart <= last,
    );
    if (!previous || !isOne) joined.push(change);
    else {
      const { beforeStart, afterStart } = previous;
      joined.splice(-1, 1, { ...change, beforeStart, afterStart });
    }
  }
  return joined;
}

/** At the end of the text the line break before the lines belongs to the change, else the one behind them. */
function span(
  { beforeStart, beforeEnd }: LineChange,
  count: number,
  starts: readonly number[],
  length: number,
): readonly [offset: number, end: number] {
  if (beforeEnd < count) return [starts[beforeStart] ?? 0, starts[beforeEnd] ?? length];
  return [beforeStart === 0 ? 0 : (starts[beforeStart] ?? length + 1) - 1, length];
}

function withBreak(lines: string, atEnd: boolean, start: number): string {
  if (!atEnd) return `${lines}\n`;
  return start === 0 ? lines : `\n${lines}`;
}

function lineStarts(lines: readonly string[]): readonly number[] {
  const starts: number[] = [];
  let offset = 0;
  for (const line of lines) {
    starts.push(offset);
    offset += line.length + 1;
  }
  return starts;
}
