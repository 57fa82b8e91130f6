import assert from 'node:assert/strict';
import fc from 'fast-check';
import { diffLines } from '../../../../src/core/edits/diff/diffLines';
import type { LineChange } from '../../../../src/core/edits/diff/lineChange';
import { seededRandom } from '../../../support/seededRandom';

/** What a reader of the changes gets who has only the old text and the new lines that they name. */
function replay(before: string, after: string, changes: readonly LineChange[]): string {
  const [old, next] = [before.split('\n'), after.split('\n')];
  const result: string[] = [];
  let line = 0;
  for (const { beforeStart, beforeEnd, afterStart, afterEnd } of changes) {
    result.push(...old.slice(line, beforeStart));
    assert.equal(result.length, afterStart, 'the two sides of a change are at the same place');
    result.push(...next.slice(afterStart, afterEnd));
    line = beforeEnd;
  }
  return [...result, ...old.slice(line)].join('\n');
}

/** Lines that both texts keep. */
const kept = (before: string, changes: readonly LineChange[]): number =>
  before.split('\n').length -
  changes.reduce((sum, { beforeStart, beforeEnd }) => sum + beforeEnd - beforeStart, 0);

const texts = (...lines: readonly string[]): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...lines), { maxLength: 60 }).map((all) => all.join('\n'));

describe('the difference between two texts', () => {
  it('is what changed, and nothing else', () => {
    assert.deepEqual(diffLines('a\nb\nc', 'a\nx\ny\nc'), [
      { beforeStart: 1, beforeEnd: 2, afterStart: 1, afterEnd: 3 },
    ]);
    assert.deepEqual(diffLines('a\nb\nc\nd', 'b\nc\nx\nd'), [
      { beforeStart: 0, beforeEnd: 1, afterStart: 0, afterEnd: 0 },
      { beforeStart: 3, beforeEnd: 3, afterStart: 2, afterEnd: 3 },
    ]);
    assert.deepEqual(diffLines('same\n', 'same\n'), []);
    assert.deepEqual(diffLines('', ''), []);
  });

  it('sees line endings and the final line break', () => {
    assert.equal(diffLines('a\r\nb', 'a\nb').length, 1);
    assert.deepEqual(diffLines('a', 'a\n'), [
      { beforeStart: 1, beforeEnd: 1, afterStart: 1, afterEnd: 2 },
    ]);
  });

  it('makes the one text the other, whatever they are', () => {
    const pairs = fc.oneof(
      fc.tuple(texts('a', 'b', 'c', ''), texts('a', 'b', 'c', '')),
      fc.tuple(texts('a', 'b', '}', '', 'one', 'two', 'three'), texts('a', '}', 'two', 'four')),
      fc.tuple(fc.string({ unit: fc.constantFrom('a', '\n', '\r') }), fc.string()),
    );
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const changes = diffLines(before, after);
        assert.equal(replay(before, after, changes), after);
        changes.forEach((change, index) => {
          const { beforeStart, beforeEnd, afterStart, afterEnd } = change;
          assert.ok(beforeStart < beforeEnd || afterStart < afterEnd, 'no change is empty');
          const previous = changes[index - 1];
          if (previous) assert.ok(beforeStart > previous.beforeEnd, 'a line stays between changes');
        });
      }),
      { numRuns: 3000 },
    );
  });

  it('keeps every line that is in both once, where their order allows', () => {
    const moved = fc.uniqueArray(fc.nat(200), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(moved, moved, (before, after) => {
        const changes = diffLines(before.join('\n'), after.join('\n'));
        assert.equal(kept(before.join('\n'), changes), longestCommon(before, after));
      }),
    );
  });

  it('is right also where more differs than is looked for at once', () => {
    const random = seededRandom(5);
    const lines = (): string =>
      Array.from({ length: 3000 }, () => 'abcdef'.charAt(Math.floor(random() * 6))).join('\n');
    const [before, after] = [lines(), lines()];
    const changes = diffLines(before, after);
    assert.equal(replay(before, after, changes), after);
    // Random texts over six letters have about 65 % in common; a bound that gave up would keep far less.
    assert.ok(kept(before, changes) > 1500, `${kept(before, changes)} lines are kept`);
  });

  it('shows a function that is added as a whole', () => {
    const one = 'function one() {\n  return 1;\n}\n';
    const two = 'function two() {\n  return 2;\n}\n';
    const three = 'function three() {\n  return 3;\n}\n';
    assert.deepEqual(diffLines(`${one}\n${three}`, `${one}\n${two}\n${three}`), [
      { beforeStart: 4, beforeEnd: 4, afterStart: 4, afterEnd: 8 },
    ]);
    assert.deepEqual(diffLines(`${one}\n${two}\n${three}`, `${one}\n${three}`), [
      { beforeStart: 4, beforeEnd: 8, afterStart: 4, afterEnd: 4 },
    ]);
  });
});

function longestCommon(a: readonly number[], b: readonly number[]): number {
  let row = b.map(() => 0).concat(0);
  for (const value of a) {
    const next = [0];
    b.forEach((other, j) =>
      next.push(value === other ? row[j]! + 1 : Math.max(row[j + 1]!, next[j]!)),
    );
    row = next;
  }
  return row.at(-1)!;
}
