import { diffLines } from '../src/core/edits/diff/diffLines';
import type { LineChange } from '../src/core/edits/diff/lineChange';
import { seededRandom } from '../test/support/seededRandom';
import { longFile } from './support/longFile';
import { rounded, type Measurement } from './support/measurement';
import { timed } from './support/timed';

const length = 20_000;

/** Two files of 20,000 lines, 500 lines of them changed, and half of them. */
export function bench(): Promise<readonly Measurement[]> {
  const lines = longFile(length);
  const before = lines.join('\n');
  const measured = (name: string, changed: number): Measurement => {
    const after = change(lines, changed).join('\n');
    const { median, fastest, runs, result } = timed(() => diffLines(before, after));
    // What any line diff must do: both texts as lines, and one look at each.
    const floor = timed(() => countEqual(before.split('\n'), after.split('\n')));
    return {
      name,
      value: rounded(median),
      unit: 'ms',
      fastest_ms: rounded(fastest),
      runs,
      changed_lines: changed,
      hunks: result.length,
      kept_lines: length - removed(result),
      floor_ms: rounded(floor.median),
    };
  };
  return Promise.resolve([measured('diff_20k_ms', 500), measured('diff_20k_half_ms', length / 2)]);
}

/** Changes that many different lines: a third replaced, a third removed, a third with a line added behind. */
function change(lines: readonly string[], count: number): readonly string[] {
  const random = seededRandom(count);
  const order = lines.map((_, line) => line);
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
  const chosen = new Set(order.slice(0, count));
  return lines.flatMap((text, line) => {
    if (!chosen.has(line)) return [text];
    if (line % 3 === 0) return [`${text} // changed`];
    return line % 3 === 1 ? [] : [text, `  log(${line});`];
  });
}

function countEqual(a: readonly string[], b: readonly string[]): number {
  return a.reduce((sum, text, line) => sum + (text === b[line] ? 1 : 0), 0);
}

function removed(changes: readonly LineChange[]): number {
  return changes.reduce((sum, { beforeStart, beforeEnd }) => sum + beforeEnd - beforeStart, 0);
}
