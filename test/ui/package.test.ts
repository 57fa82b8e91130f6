import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { gzipSync } from 'node:zlib';
import { packageFolder } from './packagedExtension';

/** All that the package holds; `*` is the part of a chunk's name that tells its content. */
const allowed = [
  'CHANGELOG.md',
  'LICENSE.txt',
  'README.md',
  'THIRD_PARTY_NOTICES.md',
  'package.json',
  'package.nls.json',
  'package.nls.*.json',
  'l10n/bundle.l10n.*.json',
  'media/*.svg',
  'media/walkthrough/*.svg',
  'media/icon.png',
  'media/grammars/*.json',
  'dist/extension.js',
  'dist/*-*.js',
  'dist/shared.js',
  'dist/web/extension.js',
  'dist/grammars/tree-sitter.wasm',
  'dist/grammars/tree-sitter-*.wasm',
  'dist/webview/*.js',
  'dist/webview/*.css',
  'dist/webview/codicon.ttf',
];

const toPattern = (glob: string): RegExp =>
  new RegExp(`^${glob.replace(/[.\\]/g, '\\$&').replaceAll('*', '[^/]+')}$`, 'i');

/** Bytes, as a package has them, without the parsers of languages, which nobody makes smaller. */
const mostBytes = 1_500_000;

describe('the package', () => {
  let folder: string;
  let files: readonly string[];

  before(async () => {
    folder = await packageFolder();
    files = fs
      .readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => fs.statSync(path.join(folder, file)).isFile())
      .map((file) => file.replaceAll(path.sep, '/'))
      // VS Code adds its own when it installs.
      .filter((file) => file !== '.vsixmanifest');
  });

  it('holds what is on the list, and nothing else', () => {
    const patterns = allowed.map(toPattern);
    assert.deepEqual(
      files.filter((file) => !patterns.some((pattern) => pattern.test(file))),
      [],
    );
    assert.deepEqual(
      allowed.filter((glob) => !files.some((file) => toPattern(glob).test(file))),
      [],
    );
  });

  it('is small', () => {
    const sizes = files
      .filter((file) => !file.endsWith('.wasm'))
      .map((file) => gzipSync(fs.readFileSync(path.join(folder, file))).length);
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    assert.ok(bytes <= mostBytes, `${bytes} bytes`);
  });

  it('is bundled into no more scripts than the packager takes without a warning', () => {
    const scripts = files.filter((file) => file.endsWith('.js'));
    assert.ok(scripts.length <= 100, `${scripts.length} scripts`);
  });

  it('tells no way of the machine that built it', () => {
    const home = path.resolve(__dirname, '../..');
    const telling = files
      .filter((file) => /\.(js|css|json|md)$/.test(file))
      .filter((file) => fs.readFileSync(path.join(folder, file), 'utf8').includes(home));
    assert.deepEqual(telling, []);
  });
});
