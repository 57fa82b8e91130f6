import assert from 'node:assert/strict';
import { IgnoreRules } from '../../../src/core/privacy/ignoreRules';

const ignored = (text: string, ...paths: readonly string[]): readonly string[] =>
  paths.filter((path) => new IgnoreRules(text).ignores(path));

describe('a .frugalignore', () => {
  it('holds back names everywhere, and paths where they are', () => {
    const paths = ['.env', 'a/.env', 'docs/x.md', 'a/docs/x.md'];
    assert.deepEqual(ignored('# private\n.env\n/docs/*.md\n', ...paths), paths.slice(0, 3));
  });

  it('holds back all that is in a folder, but no file of its name', () => {
    const paths = ['secret/a/b.ts', 'x/secret/a.ts', 'y/secret'];
    assert.deepEqual(ignored('secret/', ...paths), paths.slice(0, 2));
  });

  it('gives back what a later rule takes back, unless its folder is held back', () => {
    const paths = ['a.log', 'keep.log'];
    assert.deepEqual(ignored('*.log\n!keep.log', ...paths), ['a.log']);
    assert.deepEqual(ignored('logs/\n!logs/keep.log', 'logs/keep.log'), ['logs/keep.log']);
  });

  it('says nothing of other files, and nothing where it is empty', () => {
    assert.deepEqual(ignored('', 'a.ts'), []);
    assert.deepEqual(ignored('\\#a\n*.key  \n', 'a.ts', '#a', 'b.key'), ['#a', 'b.key']);
  });
});
