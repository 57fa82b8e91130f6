import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { hunksOf } from '../../../src/core/edits/hunksOf';
import { applyHunks } from '../../../src/core/edits/places/applyHunks';
import type { FileProposal, HunkState } from '../../../src/core/edits/proposal';
import { takeBack } from '../../../src/core/edits/takeBack';

function proposal(
  before: string | undefined,
  after: string,
  states: readonly HunkState[] = [],
): FileProposal {
  const hunks = hunksOf(before ?? '', after).map((hunk, index) => ({
    ...hunk,
    state: states[index] ?? ('accepted' as const),
  }));
  const file = { uri: 'file:///a.txt', path: 'a.txt', languageId: 'plaintext' };
  return { ...file, ...(before !== undefined && { before }), hunks, notes: [], checks: [] };
}

const made = ({ before = '', hunks }: FileProposal): string =>
  applyHunks(
    before,
    hunks.filter(({ state }) => state === 'accepted'),
  );

const taken = (file: FileProposal, text: string): string =>
  applyHunks(text, takeBack(file, text).edits);

describe('taking a change back', () => {
  const before = 'a\nb\nc\nd\ne\n';
  const after = 'A\nb\nc\nd\nE\n';

  it('puts back what was there, of all that is in the text', () => {
    const file = proposal(before, after);
    assert.equal(taken(file, after), before);
    assert.equal(taken(file, 'a\nb\nc\nd\nE\n'), before);
    assert.deepEqual(takeBack(file, after).edited, []);
  });

  it('leaves what was typed elsewhere', () => {
    assert.equal(taken(proposal(before, after), `top\n${after}end\n`), `top\n${before}end\n`);
  });

  it('names the changes that were edited since, and leaves them alone', () => {
    const mine = 'mine\nb\nc\nd\nE\n';
    const file = proposal(before, after);
    assert.deepEqual(takeBack(file, mine).edited, [0]);
    assert.equal(taken(file, mine), 'mine\nb\nc\nd\ne\n');
  });

  it('has nothing to do where nothing was accepted', () => {
    assert.deepEqual(takeBack(proposal(before, after, ['open', 'discarded']), before), {
      edits: [],
      edited: [],
      isWhole: false,
    });
  });

  it('takes a new file away only where all of it is the proposal', () => {
    const file = proposal(undefined, 'new\nfile\n');
    assert.equal(takeBack(file, 'new\nfile\n').isWhole, true);
    assert.equal(takeBack(file, 'new\nfile\nmine\n').isWhole, false);
    assert.equal(takeBack(proposal(before, 'all new\n'), 'all new\n').isWhole, false);
  });

  const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd', '', 'e'), { maxLength: 12 });
  const states = fc.array(fc.constantFrom<HunkState>('open', 'accepted', 'discarded'));

  it('gives the text before to the letter while nobody types', () => {
    fc.assert(
      fc.property(words, words, states, (old, next, decided) => {
        const file = proposal(old.join('\n'), next.join('\n'), decided);
        assert.equal(taken(file, made(file)), old.join('\n'));
      }),
      { numRuns: 5000 },
    );
  });

  it('never takes away a line that the user typed', () => {
    fc.assert(
      fc.property(words, words, words, states, (old, next, typed, decided) => {
        const file = proposal(old.join('\n'), next.join('\n'), decided);
        const text = typed.join('\n');
        const { edits } = takeBack(file, text);
        const replacements = file.hunks.map(({ replacement }) => replacement);
        for (const { offset, length } of edits)
          assert.ok(replacements.includes(text.slice(offset, offset + length)));
      }),
      { numRuns: 5000 },
    );
  });
});
