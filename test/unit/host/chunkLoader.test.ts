import assert from 'node:assert/strict';
import { ChunkLoader } from '../../../src/host/web/chunkLoader';

describe('The loader of files in a browser', () => {
  let files: Record<string, string>;
  let read: string[];
  let loader: ChunkLoader;

  beforeEach(() => {
    files = {
      'part.js': 'exports.name = "part";',
      'whole.js': 'const part = require("./part.js"); exports.names = ["whole", part.name];',
      'late.js': 'module.exports = { whole: require("./whole.js") };',
    };
    read = [];
    loader = new ChunkLoader(
      (name) => ({ name }),
      (file) => {
        read.push(file);
        const text = files[file];
        return text === undefined ? Promise.reject(new Error(file)) : Promise.resolve(text);
      },
    );
  });

  /** The first file, which has this text. */
  function main(text: string): Record<string, () => unknown> {
    loader.add('extension.js', text);
    return loader.require('./extension.js') as Record<string, () => unknown>;
  }

  const importsLate =
    'exports.later = () => Promise.resolve().then(() => wrap(require("./late.js"))); function wrap(x) { return x; }';

  it('reads none before one is needed, and then those that it needs at once', async () => {
    const { later } = main(importsLate);
    assert.deepEqual(read, []);
    assert.deepEqual(await later?.(), { whole: { names: ['whole', 'part'] } });
    assert.deepEqual(read, ['late.js', 'whole.js', 'part.js']);
  });

  it('reads and runs each once, whoever needs it', async () => {
    const { later } = main(importsLate.replaceAll('() => wrap', '()=>wrap'));
    const all = await Promise.all([later?.(), later?.(), later?.()]);
    assert.equal(new Set(all).size, 1);
    assert.equal(read.length, 3);
  });

  it('lets files find each other where one is part of another', async () => {
    files['part.js'] = 'const first = require("./extension.js"); exports.name = first.word;';
    const { later } = main(`exports.word = "of the first"; ${importsLate}`);
    assert.deepEqual(await later?.(), { whole: { names: ['whole', 'of the first'] } });
  });

  it('gives what the host has, and of Node nothing', () => {
    const { all } = main(
      'exports.all = () => [require("vscode"), require("node:fs"), require("url")];',
    );
    assert.deepEqual(all?.(), [{ name: 'vscode' }, {}, {}]);
  });

  it('tries again what could not be read', async () => {
    const { later } = main(importsLate);
    const text = files['part.js'] ?? '';
    delete files['part.js'];
    await assert.rejects(Promise.resolve(later?.()), /part\.js/);
    files['part.js'] = text;
    assert.deepEqual(await later?.(), { whole: { names: ['whole', 'part'] } });
  });

  it('says which file is missing', () => {
    assert.throws(() => main('require("./part.js")'), /part\.js is not loaded/);
  });
});
