import assert from 'node:assert/strict';
import { findInParts } from '../../../src/webview/find/findInParts';
import { wordsIn } from '../../../src/webview/find/sought';

describe('Words looked for in the conversation', () => {
  /** What was found, cut out of the texts. */
  const found = (parts: readonly string[], words: string): readonly string[] =>
    findInParts(parts, words).map(({ start, end }) =>
      parts
        .slice(start.part, end.part + 1)
        .map((part, index) =>
          part.slice(
            index === 0 ? start.offset : 0,
            index === end.part - start.part ? end.offset : undefined,
          ),
        )
        .join('|'),
    );

  it('are found in whatever case, each time', () => {
    assert.deepEqual(found(['A heap is a Heap.', 'HEAPS'], 'heap'), ['heap', 'Heap', 'HEAP']);
  });

  it('are found across the pieces that coloured code is made of', () => {
    assert.deepEqual(found(['user', '.', 'get', 'Name()'], 'user.getname'), ['user|.|get|Name']);
    assert.deepEqual(found(['ab', 'ab', 'ab'], 'ba'), ['b|a', 'b|a']);
  });

  it('end with the piece that they end in', () => {
    const [place] = findInParts(['one', 'two'], 'one');
    assert.deepEqual(place?.end, { part: 0, offset: 3 });
  });

  it('are no pattern', () => {
    assert.deepEqual(found(['a.b', 'axb (c) [d] \\'], 'a.b'), ['a.b']);
    assert.deepEqual(found(['x (c) [d] \\ $^'], '(c) [d] \\ $^'), ['(c) [d] \\ $^']);
  });

  it('are found where small letters are longer than large ones', () => {
    assert.deepEqual(found(['İİ heap'], 'heap'), ['heap']);
  });

  it('are nothing where nothing is looked for, and never more than a thousand', () => {
    assert.deepEqual(found(['text'], ''), []);
    assert.equal(found(['a'.repeat(5000)], 'a').length, 1000);
  });
});

describe('Words that a chat was found by', () => {
  it('are marked together where they stand together, and else the longest of them', () => {
    assert.equal(wordsIn('A binary HEAP', ' binary heap '), 'binary heap');
    assert.equal(wordsIn('A heap that is binary', 'heap binary'), 'binary');
    assert.equal(wordsIn('A heap', 'heap binary'), 'heap');
    assert.equal(wordsIn('', 'heap'), 'heap');
  });
});
