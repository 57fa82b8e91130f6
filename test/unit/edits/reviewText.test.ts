import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { currentHunks } from '../../../src/core/edits/currentHunks';
import { hunksOf } from '../../../src/core/edits/hunksOf';
import { applyHunks } from '../../../src/core/edits/places/applyHunks';
import type { FileProposal, HunkState } from '../../../src/core/edits/proposal';
import {
  fileLine,
  reviewLine,
  reviewText,
  type ReviewText,
} from '../../../src/core/edits/reviewText';

function proposal(
  before: string,
  after: string,
  states: readonly HunkState[] = [],
  isNew = false,
): FileProposal {
  const hunks = hunksOf(before, after).map((hunk, index) => ({
    ...hunk,
    state: states[index] ?? ('open' as const),
  }));
  const file = { uri: 'file:///a.txt', path: 'a.txt', languageId: 'plaintext' };
  return { ...file, ...(!isNew && { before }), hunks, notes: [], checks: [] };
}

const signs = { same: ' ', removed: '-', added: '+' } as const;

const drawn = ({ lines, kinds }: ReviewText): readonly string[] =>
  lines.map((line, index) => `${signs[kinds[index] ?? 'same']}${line}`);

/** The lines but those of a kind, as a text. */
const without = ({ lines, kinds }: ReviewText, kind: 'removed' | 'added'): string =>
  lines.filter((_, index) => kinds[index] !== kind).join('\n');

describe('the text of a review', () => {
  it('shows the lines to go before those that take their place', () => {
    const review = reviewText(proposal('a\nb\nc\n', 'a\nB\nc\nd\n'), 'a\nb\nc\n');
    assert.deepEqual(drawn(review), [' a', '-b', '+B', ' c', '+d', ' ']);
    assert.deepEqual(review.hunks, [
      { index: 0, status: 'open', first: 1, end: 3, assumptions: [] },
      { index: 1, status: 'open', first: 4, end: 5, assumptions: [] },
    ]);
  });

  it('says with each change what was assumed to place it', () => {
    const file = proposal('a\nb\nc\n', 'a\nB\nc\nd\n');
    const hunks = file.hunks.map((hunk, index) => ({ ...hunk, assumptions: [`guess ${index}`] }));
    for (const text of ['a\nb\nc\n', 'a\nmine\nc\n']) {
      const review = reviewText({ ...file, hunks }, text);
      assert.deepEqual(
        review.hunks.map(({ assumptions }) => assumptions),
        [['guess 0'], ['guess 1']],
      );
    }
  });

  it('knows the lines of the file, as it is and as it would be', () => {
    const review = reviewText(proposal('a\nb\nc\n', 'a\nB\nc\nd\n'), 'a\nb\nc\n');
    assert.deepEqual(drawn(review), [' a', '-b', '+B', ' c', '+d', ' ']);
    const lines = review.lines.map((_, line) => line);
    assert.deepEqual(
      lines.map((line) => fileLine(review, line)),
      [0, 1, 2, 2, 3, 3],
    );
    assert.deepEqual(
      [0, 1, 2, 3, 4, 99].map((line) => reviewLine(review, line)),
      [0, 2, 3, 4, 5, 5],
    );
  });

  it('shows what was accepted as the file has it, and what was discarded not at all', () => {
    const file = proposal('a\nb\nc\n', 'a\nB\nc\nd\n', ['accepted', 'discarded']);
    const review = reviewText(file, 'a\nB\nc\n');
    assert.deepEqual(drawn(review), [' a', ' B', ' c', ' ']);
    assert.deepEqual(review.hunks, []);
  });

  it('follows what is typed, and marks a place that was edited without changing it', () => {
    const review = reviewText(proposal('a\nb\nc\n', 'a\nB\nc\nd\n'), 'top\na\nmine\nc\n');
    assert.deepEqual(drawn(review), [' top', ' a', ' mine', ' c', '+d', ' ']);
    assert.deepEqual(
      review.hunks.map(({ status, first }) => [status, first]),
      [
        ['touched', 2],
        ['open', 4],
      ],
    );
  });

  it('shows a new file as added, and the last line of a file without a line break', () => {
    assert.deepEqual(drawn(reviewText(proposal('', 'a\nb', [], true), '')), ['-', '+a', '+b']);
    assert.deepEqual(drawn(reviewText(proposal('a\n\nb', 'a\n\nc'), 'a\n\nb')), [
      ' a',
      ' ',
      '-b',
      '+c',
    ]);
  });

  it('has no line ends of Windows in it', () => {
    const review = reviewText(proposal('a\r\nb\r\n', 'a\r\nB\r\n'), 'a\r\nb\r\n');
    assert.deepEqual(drawn(review), [' a', '-b', '+B', ' ']);
  });

  const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd', '', 'e'), { maxLength: 12 });
  const states = fc.array(fc.constantFrom<HunkState>('open', 'accepted', 'discarded'));

  it('is the file without the added lines, and what would become of it without the removed ones', () => {
    fc.assert(
      fc.property(words, words, words, states, (old, next, typed, decided) => {
        const file = proposal(old.join('\n'), next.join('\n'), decided);
        for (const text of [old.join('\n'), typed.join('\n')]) {
          const review = reviewText(file, text);
          assert.equal(without(review, 'added'), text);
          const open = currentHunks(file, text).filter(({ status }) => status === 'open');
          assert.equal(without(review, 'removed'), applyHunks(text, open));
          for (const { first, end } of review.hunks)
            assert.ok(first < end && end <= review.lines.length);
        }
      }),
      { numRuns: 5000 },
    );
  });

  it('has every changed line in exactly one open hunk, in order', () => {
    fc.assert(
      fc.property(words, words, states, (old, next, decided) => {
        const file = proposal(old.join('\n'), next.join('\n'), decided);
        const { kinds, hunks } = reviewText(file, old.join('\n'));
        const open = hunks.filter(({ status }) => status === 'open');
        const inside = open.flatMap(({ first, end }) =>
          Array.from({ length: end - first }, (_, index) => first + index),
        );
        const changed = kinds.flatMap((kind, line) => (kind === 'same' ? [] : [line]));
        assert.deepEqual(inside, changed);
      }),
      { numRuns: 3000 },
    );
  });
});
