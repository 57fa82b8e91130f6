import type { LineChange } from './lineChange';

/**
 * Moves added or removed lines to where a reader would see them begin, where equal lines leave the choice: a function that
 * is added begins behind the blank line, not with the last brace of the one before.
 */
export function slideChanges(
  changes: readonly LineChange[],
  before: readonly string[],
  after: readonly string[],
): readonly LineChange[] {
  const slid: LineChange[] = [];
  changes.forEach((change, index) => {
    const { beforeStart, beforeEnd, afterStart, afterEnd } = change;
    const isAdded = beforeStart === beforeEnd;
    if (!isAdded && afterStart !== afterEnd) return slid.push(change);
    const lines = isAdded ? after : before;
    const [start, end] = isAdded ? [afterStart, afterEnd] : [beforeStart, beforeEnd];
    const previous = slid.at(-1);
    const next = changes[index + 1];
    const previousEnd = (isAdded ? previous?.afterEnd : previous?.beforeEnd) ?? -1;
    const nextStart = (isAdded ? next?.afterStart : next?.beforeStart) ?? lines.length + 1;
    // An equal line stays between two changes.
    const by = bestSlide(lines, start, end, previousEnd + 1, nextStart - 1);
    return slid.push({
      beforeStart: beforeStart + by,
      beforeEnd: beforeEnd + by,
      afterStart: afterStart + by,
      afterEnd: afterEnd + by,
    });
  });
  return slid;
}

function bestSlide(
  lines: readonly string[],
  start: number,
  end: number,
  lowest: number,
  highest: number,
): number {
  let best = { by: 0, cost: costOf(lines, start) };
  const consider = (by: number): void => {
    const cost = costOf(lines, start + by);
    if (cost < best.cost) best = { by, cost };
  };
  for (let by = -1; start + by >= lowest && lines[start + by] === lines[end + by]; by--)
    consider(by);
  for (let by = 1; end + by <= highest && lines[start + by - 1] === lines[end + by - 1]; by++)
    consider(by);
  return best.by;
}

/** How odd it looks when a change begins with this line; deep indentation is odd, a blank line before it is not. */
function costOf(lines: readonly string[], start: number): number {
  const line = lines[start] ?? '';
  const indentation = line.search(/\S/);
  if (indentation < 0) return 3000;
  const closes = /^[\s)\]}]*[;,]?$|^\s*end\b/.test(line);
  const behindBlank = (lines[start - 1] ?? '').trim() === '';
  return (behindBlank ? 0 : 1000) + (closes ? 1000 : 0) + Math.min(indentation, 900);
}
