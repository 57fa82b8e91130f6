import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { repository } from '../vscode/folders';
import { tempFolder } from '../support/tempFolder';

describe('What is built for a browser', function () {
  this.timeout(60_000);
  const folder = tempFolder();

  it('is one file that needs VS Code and nothing of Node, and has no file of another host', () => {
    const dist = join(folder(), 'dist');
    const script = join(repository, 'esbuild.js');
    execFileSync(
      process.execPath,
      [script, '--browser-only', '--outdir', dist, '--metafiles', folder()],
      { stdio: 'pipe' },
    );
    const files = readdirSync(join(dist, 'web')).filter((file) => !file.endsWith('.map'));
    assert.deepEqual(files, ['extension.js']);
    const { inputs, outputs } = JSON.parse(
      readFileSync(join(folder(), 'web.json'), 'utf8'),
    ) as Metafile;
    const needed = Object.values(outputs).flatMap(({ imports }) => imports.map(({ path }) => path));
    assert.deepEqual([...new Set(needed)], ['vscode']);
    const names = Object.keys(inputs);
    assert.deepEqual(
      names.filter((name) => name.includes('src/host/node/')),
      [],
    );
    assert.ok(names.includes('src/host/web/storage.ts'));
  });
});

describe('The two hosts', () => {
  const namesIn = (host: string): readonly string[] =>
    readdirSync(join(repository, 'src/host', host)).filter((name) => name.endsWith('.ts'));
  const importsOf = (text: string): readonly string[] =>
    [...text.matchAll(/(?:from |import\()'(?:\.\.?\/)+node\/(\w+)'/g)].map(
      ([, name]) => `${name ?? ''}.ts`,
    );

  it('have by the same names what the rest of the host imports', () => {
    const host = join(repository, 'src/host');
    const imported = readdirSync(host, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !/^(node|web)[\\/]/.test(name))
      .flatMap((name) => importsOf(readFileSync(join(host, name), 'utf8')));
    assert.deepEqual([...new Set(imported)].sort(), [
      'fileAccess.ts',
      'hostAbilities.ts',
      'replyServer.ts',
      'storage.ts',
    ]);
    for (const name of imported) assert.ok(namesIn('web').includes(name), name);
  });
});
