import { diffSequences } from './diff/diffLines';
import type { LineChange } from './diff/lineChange';
import type { ProposedHunk } from './proposal';

/** What makes one text the other, in pieces that can be accepted one by one. */
export function hunksOf(before: string, after: string): readonly ProposedHunk[] {
  const old = before.split('\n');
  const now = after.split('\n');
  const starts = lineStarts(old);
  return diffSequences(old, now).map((change) => {
    const { beforeStart, beforeEnd, afterStart, afterEnd } = change;
    const [offset, end] = span(change, old.length, starts, before.length);
    const lines = now.slice(afterStart, afterEnd).join('\n');
    const replacement =
      afterEnd === afterStart ? '' : withBreak(lines, beforeEnd === old.length, beforeStart);
    return { ...change, offset, length: end - offset, replacement, state: 'open' };
  });
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
