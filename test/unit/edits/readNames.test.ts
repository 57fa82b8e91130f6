import assert from 'node:assert/strict';
import { readNames } from '../../../src/core/edits/readNames';

describe('the names that an answer suggests', () => {
  it('are those of its code block, in order, once, without the old one', () => {
    const answer = 'Better:\n```\nretryDelay\nx\nbackoff\nretryDelay\n```\nThe first fits best.';
    assert.deepEqual(readNames(answer, 'x'), ['retryDelay', 'backoff']);
  });

  it('are read from a list as well, with what models put around them', () => {
    const answer = 'I suggest:\n\n1. `retryDelay` - says what it is\n2. **backoff**\n* $wait';
    assert.deepEqual(readNames(answer, 'x'), ['retryDelay', 'backoff', '$wait']);
  });

  it('are those of the first block, indented, unclosed or of tildes', () => {
    for (const answer of [
      '1. Better:\n\n   ~~~text\n   backoff\n   ```\n   ~~~\n\n```\nother\n```',
      'Better:\r\n```\r\nbackoff\r\n',
    ])
      assert.deepEqual(readNames(answer, 'x'), ['backoff']);
  });

  it('are none in an answer that only talks', () => {
    assert.deepEqual(readNames('The name is fine as it is.', 'x'), []);
  });
});
