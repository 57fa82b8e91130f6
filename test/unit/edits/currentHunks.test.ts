import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { currentHunks } from '../../../src/core/edits/currentHunks';
import { hunksOf } from '../../../src/core/edits/hunksOf';
import { applyHunks } from '../../../src/core/edits/places/applyHunks';
import type { FileProposal, HunkState } from '../../../src/core/edits/proposal';

const lines = (...all: readonly string[]): string => all.map((line) => `${line}\n`).join('');
const before = lines('a', 'b', 'c', 'd', 'e', 'f', 'g');
const after = lines('a', 'B', 'c', 'd', 'e', 'new', 'f', 'g');

function proposal(...states: readonly HunkState[]): FileProposal {
  const hunks = hunksOf(before, after).map((hunk, index) => ({
    ...hunk,
    state: states[index] ?? 'open',
  }));
  const file = { uri: 'file:///a.txt', path: 'a.txt', languageId: 'plaintext' };
  return { ...file, before, hunks, notes: [], checks: [] };
}

/** The text with all that can be made made, and how each hunk stands. */
function shown(file: FileProposal, text: string): readonly [text: string, ...statuses: string[]] {
  const hunks = currentHunks(file, text);
  const open = hunks.filter(({ status }) => status === 'open');
  return [applyHunks(text, open), ...hunks.map(({ status }) => status)];
}

describe('the hunks of a proposal in the file as it is now', () => {
  it('are where they were while nobody types', () => {
    assert.deepEqual(shown(proposal(), before), [after, 'open', 'open']);
  });

  it('move with the text around them', () => {
    const typed = before.replace('a\n', 'top\na\n').replace('d\n', 'd1\nd2\n');
    const wanted = after.replace('a\n', 'top\na\n').replace('d\n', 'd1\nd2\n');
    assert.deepEqual(shown(proposal(), typed), [wanted, 'open', 'open']);
  });

  it('are marked where their own place was edited, and the others stay', () => {
    const typed = before.replace('b\n', 'b!\n');
    assert.deepEqual(shown(proposal(), typed), [
      typed.replace('e\n', 'e\nnew\n'),
      'touched',
      'open',
    ]);
    const between = before.replace('e\n', 'e\nmine\n');
    assert.deepEqual(shown(proposal(), between).slice(1), ['open', 'touched']);
  });

  it('go on from what was accepted before', () => {
    const half = before.replace('b\n', 'B\n');
    assert.deepEqual(shown(proposal('accepted'), half), [after, 'made', 'open']);
    assert.deepEqual(shown(proposal('accepted'), `top\n${half}`), [
      `top\n${after}`,
      'made',
      'open',
    ]);
  });

  it('are open again when their acceptance was undone', () => {
    assert.deepEqual(shown(proposal('accepted', 'accepted'), before), [after, 'open', 'open']);
  });

  it('are made where the text has them, though nobody said so', () => {
    assert.deepEqual(shown(proposal(), after), [after, 'made', 'made']);
    const half = before.replace('b\n', 'B\n');
    assert.deepEqual(shown(proposal(), `top\n${half}`), [`top\n${after}`, 'made', 'open']);
    assert.deepEqual(shown(proposal('accepted', 'accepted'), half), [after, 'made', 'open']);
  });

  it('are not waiting any more where they were accepted and then edited', () => {
    const mine = after.replace('B\n', 'B!\n');
    assert.deepEqual(shown(proposal('accepted', 'accepted'), mine), [mine, 'edited', 'made']);
    assert.deepEqual(shown(proposal('discarded'), before.replace('b\n', 'b!\n')).slice(1), [
      'discarded',
      'open',
    ]);
  });

  it('stay away when they were discarded', () => {
    assert.deepEqual(shown(proposal('discarded'), before), [
      before.replace('e\n', 'e\nnew\n'),
      'discarded',
      'open',
    ]);
  });

  it('never change a line that the user typed', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', ''), { maxLength: 14 });
    const states = fc.array(fc.constantFrom<HunkState>('open', 'accepted', 'discarded'));
    fc.assert(
      fc.property(words, words, words, states, (old, next, now, decided) => {
        const text = now.join('\n');
        const hunks = hunksOf(old.join('\n'), next.join('\n')).map((hunk, index) => ({
          ...hunk,
          state: decided[index] ?? ('open' as const),
        }));
        const file = { ...proposal(), before: old.join('\n'), hunks };
        for (const { status, offset, length, index } of currentHunks(file, text)) {
          if (status !== 'open') continue;
          const { offset: was, length: lengthWas } = hunks[index] ?? { offset: 0, length: -1 };
          assert.equal(length, lengthWas);
          const replaced = text.slice(offset, offset + length);
          assert.equal(replaced, file.before.slice(was, was + length));
        }
      }),
      { numRuns: 3000 },
    );
  });
});
