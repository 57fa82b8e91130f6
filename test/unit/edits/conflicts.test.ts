import assert from 'node:assert/strict';
import { conflictsOf } from '../../../src/core/edits/conflicts';

const found = (text: string): readonly (readonly [number, number])[] =>
  conflictsOf(text.split('\n')).map(({ first, last }) => [first, last]);

describe('merge conflicts in a text', () => {
  it('are found with their markers, also with the common ancestor', () => {
    const text =
      'a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> other\nd\n<<<<<<< HEAD\n1\n||||||| base\n2\n=======\n3\n>>>>>>> x';
    assert.deepEqual(found(text), [
      [1, 5],
      [7, 13],
    ]);
  });

  it('are not seen in headings, in shifts and in halves of a conflict', () => {
    assert.deepEqual(found('Title\n=======\n>>>>>>> quoted\n1 <<<<<<< 2'), []);
    assert.deepEqual(found('<<<<<<< HEAD\na\n>>>>>>> b'), []);
    assert.deepEqual(found('<<<<<<< HEAD\na\n=======\nb'), []);
  });
});
