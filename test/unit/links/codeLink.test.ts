import assert from 'node:assert/strict';
import { readCodeLink } from '../../../src/core/links/codeLink';

describe('A link to code', () => {
  it('names a file, and lines of it', () => {
    assert.deepEqual(readCodeLink('file=src/cart.ts&lines=12-30'), {
      path: 'src/cart.ts',
      lines: [12, 30],
    });
    assert.deepEqual(readCodeLink('lines=7&file=a b/+page.svelte'), {
      path: 'a b/+page.svelte',
      lines: [7, 7],
    });
    assert.deepEqual(readCodeLink('file=a.ts&lines=30-12'), { path: 'a.ts', lines: [12, 30] });
  });

  it('is about the whole file where it says nothing of use about lines', () => {
    for (const lines of ['', '&lines=', '&lines=x-y', '&lines=-3', '&lines=99999999999'])
      assert.deepEqual(readCodeLink(`file=a.ts${lines}`), { path: 'a.ts' }, lines);
  });

  it('is none without a file', () => {
    for (const query of ['', 'lines=1-2', 'file=', 'profile=a.ts'])
      assert.equal(readCodeLink(query), undefined, query);
  });
});
