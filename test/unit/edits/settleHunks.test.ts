import assert from 'node:assert/strict';
import { hunksOf } from '../../../src/core/edits/hunksOf';
import type { FileProposal, HunkState } from '../../../src/core/edits/proposal';
import { settleHunks } from '../../../src/core/edits/settleHunks';

const before = 'a\nb\nc\nd\ne\n';
const after = 'A\nb\nc\nd\nE\n';
const path = { uri: 'file:///a.txt', path: 'a.txt', languageId: 'plaintext' };

function proposal(...states: readonly HunkState[]): FileProposal {
  const hunks = hunksOf(before, after).map((hunk, index) => ({
    ...hunk,
    state: states[index] ?? 'open',
  }));
  return { ...path, before, hunks, notes: [], checks: [] };
}

const settled = (file: FileProposal, text: string): readonly HunkState[] =>
  settleHunks(file, text).hunks.map(({ state }) => state);

describe('what was decided about a file, by its text', () => {
  it('is open again when it was undone, all of it or one change', () => {
    assert.deepEqual(settled(proposal('accepted', 'accepted'), before), ['open', 'open']);
    const half = before.replace('a\n', 'A\n');
    assert.deepEqual(settled(proposal('accepted', 'accepted'), half), ['accepted', 'open']);
  });

  it('is accepted when the text has it: made and not noted down, or made again', () => {
    assert.deepEqual(settled(proposal(), after), ['accepted', 'accepted']);
    assert.deepEqual(settled(proposal(), before.replace('a\n', 'A\n')), ['accepted', 'open']);
  });

  it('stays as it is where the text does not tell: edited since, or discarded', () => {
    const mine = after.replace('A\n', 'mine\n');
    assert.deepEqual(settled(proposal('accepted', 'accepted'), mine), ['accepted', 'accepted']);
    assert.deepEqual(settled(proposal('open', 'discarded'), mine), ['open', 'discarded']);
    assert.deepEqual(settled(proposal('discarded', 'open'), after), ['discarded', 'accepted']);
  });

  it('of a new file follows whether the file is there', () => {
    const file = { ...path, hunks: hunksOf('', 'new\n'), notes: [], checks: [] };
    assert.deepEqual(settled(file, 'new\n'), ['accepted']);
    const accepted = settleHunks(file, 'new\n');
    assert.deepEqual(settled(accepted, ''), ['open']);
  });

  it('is the very same where nothing is to be changed', () => {
    const file = proposal('accepted');
    assert.equal(settleHunks(file, before.replace('a\n', 'A\n')), file);
  });
});
