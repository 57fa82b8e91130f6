import assert from 'node:assert/strict';
import picomatch from 'picomatch';
import { fileGlobs } from '../../../src/core/context/fileGlobs';
import { fuzzyFind } from '../../../src/core/context/fuzzyFind';

const find = (paths: readonly string[], typed: string, most = 10): readonly string[] =>
  fuzzyFind(paths, typed, (path) => path, most);

describe('finding files by a few characters', () => {
  it('finds what has them in their order, whatever the case', () => {
    const paths = ['src/ShoppingCart.ts', 'src/trac.ts', 'src/cart.ts'];
    assert.deepEqual(find(paths, 'CART'), ['src/cart.ts', 'src/ShoppingCart.ts']);
    assert.deepEqual(find(paths, 'shct'), ['src/ShoppingCart.ts']);
    assert.deepEqual(find(paths, 'x'), []);
  });

  it('puts a name before a folder, its beginning before its middle, a row before scattered ones', () => {
    const paths = ['user/a.ts', 'src/fuse-r.ts', 'src/auser.ts', 'src/user.ts'];
    assert.deepEqual(find(paths, 'user'), [
      'src/user.ts',
      'src/auser.ts',
      'src/fuse-r.ts',
      'user/a.ts',
    ]);
  });

  it('keeps the order of names and numbers where all else is alike', () => {
    assert.deepEqual(find(['part10.ts', 'part2.ts', 'part11.ts'], 'part'), [
      'part2.ts',
      'part10.ts',
      'part11.ts',
    ]);
  });

  it('goes by folders where a slash was typed', () => {
    const paths = ['src/core/chat/session.ts', 'test/chat/session.ts', 'src/chat.ts'];
    assert.deepEqual(find(paths, 'core/ses'), ['src/core/chat/session.ts']);
  });

  it('gives no more than is asked for, the first ones where nothing was typed', () => {
    assert.deepEqual(find(['a', 'b', 'c'], '', 2), ['a', 'b']);
    assert.equal(find(['a1', 'a2', 'a3'], 'a', 2).length, 2);
  });

  it('is done with 100,000 files within a blink', () => {
    const paths = Array.from({ length: 100_000 }, (_, n) => `src/part${n % 97}/module${n}.ts`);
    const began = performance.now();
    assert.equal(find(paths, 'mod99999')[0], 'src/part89/module99999.ts');
    assert.ok(performance.now() - began < 2000);
  });
});

describe('the patterns that a search is given', () => {
  const fits = (typed: string, path: string): boolean =>
    fileGlobs(typed).some((glob) => picomatch.isMatch(path, glob, { dot: true }));

  it('fit what was typed, whatever the case, the nearest first', () => {
    const [first = '', ...others] = fileGlobs('car');
    assert.ok(picomatch.isMatch('src/Cart.ts', first));
    assert.ok(!picomatch.isMatch('src/oscar.ts', first));
    assert.ok(others.some((glob) => picomatch.isMatch('src/oscar.ts', glob)));
    assert.ok(fits('car', 'src/c-a-r.ts'));
    assert.ok(!fits('car', 'src/rac.ts'));
  });

  it('hold folders where a slash was typed', () => {
    assert.ok(fits('core/ses', 'src/core/chat/session.ts'));
    assert.ok(!fits('core/ses', 'src/host/session.ts'));
    assert.ok(fits('core/', 'src/core/a.ts'));
  });

  it('take signs of patterns for what they are', () => {
    assert.ok(fits('[id]', 'app/[id].tsx'));
    assert.ok(!fits('a*b', 'acb') || fits('a*b', 'a*b'));
  });
});
