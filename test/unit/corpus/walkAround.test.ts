import assert from 'node:assert/strict';
import { firstDifferenceAround } from '../../corpus/walkAround';

const before = 'a\nb\nc\n';
const change = { offset: 2, length: 2, replacement: 'B\n' };

describe('walking around changes', () => {
  it('finds nothing where only they differ', () => {
    assert.equal(firstDifferenceAround(before, 'a\nB\nc\n', [change]), undefined);
    assert.equal(firstDifferenceAround(before, before, []), undefined);
  });

  const faults: readonly [what: string, after: string, found: string, length?: number][] = [
    ['before a change', 'x\nB\nc\n', 'a\n'],
    ['in a change', 'a\nX\nc\n', 'B\n'],
    ['behind the last change', 'a\nB\nC\n', 'c\n'],
    ['behind the end', 'a\nB\nc\nd\n', 'd\n'],
    ['of line ends', 'a\nB\nc\r\n', 'c\n'],
    ['of a change that leaves the text', 'a\nB\n', 'a change at 2', 9],
  ];
  for (const [what, after, found, length = 2] of faults)
    it(`finds a difference ${what}`, () =>
      assert.equal(firstDifferenceAround(before, after, [{ ...change, length }]), found));
});
