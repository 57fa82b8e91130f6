import assert from 'node:assert/strict';
import { IgnoreRules } from '../../../src/core/privacy/ignoreRules';
import { isIgnored } from '../../../src/core/privacy/isIgnored';

type Letters = ConstructorParameters<typeof IgnoreRules>[1];

/** Those of the paths that files of rules hold back, by their folders. */
async function ignoredBy(
  texts: Readonly<Record<string, string>>,
  paths: readonly string[],
  letters?: Letters,
): Promise<readonly string[]> {
  const rulesIn = (folder: string): Promise<IgnoreRules | undefined> => {
    const text = texts[folder];
    return Promise.resolve(text === undefined ? undefined : new IgnoreRules(text, letters));
  };
  const are = await Promise.all(paths.map((path) => isIgnored(path, rulesIn)));
  return paths.filter((_, at) => are[at]);
}

const ignored = (text: string, ...paths: readonly string[]): Promise<readonly string[]> =>
  ignoredBy({ '': text }, paths);

describe('a .frugalignore', () => {
  it('holds back names everywhere, and paths where they are', async () => {
    const paths = ['.env', 'a/.env', 'docs/x.md', 'a/docs/x.md'];
    assert.deepEqual(await ignored('# private\n.env\n/docs/*.md\n', ...paths), paths.slice(0, 3));
  });

  it('holds back all that is in a folder, but no file of its name', async () => {
    const paths = ['secret/a/b.ts', 'x/secret/a.ts', 'y/secret'];
    assert.deepEqual(await ignored('secret/', ...paths), paths.slice(0, 2));
  });

  it('gives back what a later rule takes back, unless its folder is held back', async () => {
    const paths = ['a.log', 'keep.log'];
    assert.deepEqual(await ignored('*.log\n!keep.log', ...paths), ['a.log']);
    assert.deepEqual(await ignored('logs/\n!logs/keep.log', 'logs/keep.log'), ['logs/keep.log']);
  });

  it('says nothing of other files, and nothing where it is empty', async () => {
    assert.deepEqual(await ignored('', 'a.ts'), []);
    assert.deepEqual(await ignored('\\#a\n*.key  \n', 'a.ts', '#a', 'b.key'), ['#a', 'b.key']);
  });
});

describe('several files of rules', () => {
  it('hold back each what is in its own folder', async () => {
    const texts = { '': '*.log\n', 'packages/a': '/dist/\nlocal.json\n' };
    const paths = ['packages/a/dist/x.js', 'packages/a/src/local.json', 'packages/b/dist/x.js'];
    assert.deepEqual(await ignoredBy(texts, paths), paths.slice(0, 2));
    assert.deepEqual(await ignoredBy(texts, ['packages/a/x.log', 'dist/x.js', 'local.json']), [
      'packages/a/x.log',
    ]);
  });

  it('let the deeper one take back, but nothing out of a folder that is held back', async () => {
    const texts = { '': '*.log\nbuild/\n', logs: '!keep.log\n', build: '!keep.js\n' };
    const paths = ['logs/keep.log', 'logs/other.log', 'build/keep.js'];
    assert.deepEqual(await ignoredBy(texts, paths), ['logs/other.log', 'build/keep.js']);
  });

  it('are not looked for in a folder that is held back', async () => {
    const read: string[] = [];
    const rulesIn = (folder: string): Promise<IgnoreRules> => {
      read.push(folder);
      return Promise.resolve(new IgnoreRules('build/'));
    };
    assert.equal(await isIgnored('a/build/b/c.js', rulesIn), true);
    assert.deepEqual(read, ['', 'a']);
  });
});

describe('rules that were written on Windows', () => {
  it('say the same with its line ends', async () => {
    const paths = ['a.key', 'secret/a.ts', 'b.ts'];
    assert.deepEqual(await ignored('*.key\r\n\r\nsecret/\r\n', ...paths), paths.slice(0, 2));
  });

  it('do not tell the cases of letters apart there', async () => {
    const texts = { '': 'Secret/\n*.KEY\n' };
    const paths = ['secret/a.ts', 'b.key'];
    assert.deepEqual(await ignoredBy(texts, paths, 'anyCase'), paths);
    assert.deepEqual(await ignoredBy(texts, paths), []);
  });
});
