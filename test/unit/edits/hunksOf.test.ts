import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { hunksOf } from '../../../src/core/edits/hunksOf';
import { applyHunks } from '../../../src/core/edits/places/applyHunks';

const text = fc
  .array(fc.constantFrom('a', 'b', 'c', '', '  d', 'e\r'), { maxLength: 12 })
  .map((lines) => lines.join('\n'));

describe('the hunks between two texts', () => {
  it('make one the other, whatever the texts', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        assert.equal(applyHunks(before, hunksOf(before, after)), after);
      }),
      { numRuns: 2000 },
    );
  });

  it("can each be made alone: the others' lines stay as they are", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const hunks = hunksOf(before, after);
        for (const hunk of hunks) {
          const alone = applyHunks(before, [hunk]);
          const back = hunksOf(alone, before);
          assert.equal(applyHunks(alone, back), before);
          assert.ok(alone.startsWith(before.slice(0, hunk.offset)));
          assert.ok(alone.endsWith(before.slice(hunk.offset + hunk.length)));
        }
      }),
    );
  });

  it('are whole lines with their line breaks', () => {
    const [hunk, ...others] = hunksOf('a\r\nb\r\nc\r\n', 'a\r\nB\r\nB\r\nc\r\n');
    assert.deepEqual(others, []);
    assert.equal(hunk?.offset, 3);
    assert.equal(hunk.length, 3);
    assert.equal(hunk.replacement, 'B\r\nB\r\n');
  });

  it('are one for each merge conflict, which a part of would leave a marker of', () => {
    const conflict = (own: string, other: string): string =>
      `<<<<<<< HEAD\n${own}\n=======\n${other}\n>>>>>>> feature\n`;
    const before = `a\n${conflict('b', 'B')}c\n${conflict('d', 'D')}e\n`;
    const hunks = hunksOf(before, 'A\nb\nB\nc\nd\nD\nE\n');
    assert.deepEqual(
      hunks.map(({ beforeStart, beforeEnd }) => [beforeStart, beforeEnd]),
      [
        [0, 6],
        [7, 13],
      ],
    );
  });

  it('add the line break that a last line had not', () => {
    assert.deepEqual(
      hunksOf('a', 'a\nb').map(({ offset, length, replacement }) => [offset, length, replacement]),
      [[1, 0, '\nb']],
    );
  });
});
