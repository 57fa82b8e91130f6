import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Metafile } from 'esbuild';
import { ChunkLoader } from '../../src/host/web/chunkLoader';
import { repository } from '../vscode/folders';
import { tempFolder } from '../support/tempFolder';

type Output = Metafile['outputs'][string];

describe('What is built for a browser', function () {
  this.timeout(60_000);
  const folder = tempFolder();
  let dist: string;

  beforeEach(() => {
    dist = join(folder(), 'dist');
    execFileSync(
      process.execPath,
      [
        ...[join(repository, 'esbuild.js'), '--host-only', '--production'],
        ...['--outdir', dist, '--metafiles', folder()],
      ],
      { stdio: 'pipe' },
    );
  });

  const outputsOf = (name: string): readonly (readonly [string, Output])[] =>
    Object.entries(
      (JSON.parse(readFileSync(join(folder(), `${name}.json`), 'utf8')) as Metafile).outputs,
    );

  /** Packages that ask for Node only where they find themselves there, or for a rule that is not used. */
  const careful = ['findSecrets', 'tree-sitter'];

  /** The files that need Node: their names as they are imported. */
  const forNode = (): readonly string[] =>
    outputsOf('host')
      .filter(([name, { imports }]) => {
        const needsNode = imports.some(({ path }) => path.startsWith('node:'));
        return needsNode && !careful.some((one) => name.includes(`/${one}-`));
      })
      .map(([name]) => `./${basename(name)}`);

  it('is one file that needs VS Code alone, and others that need no Node', () => {
    const needed = outputsOf('web').flatMap(([, { imports }]) => imports.map(({ path }) => path));
    assert.deepEqual([...new Set(needed)], ['vscode']);
    assert.deepEqual(
      forNode()
        .map((name) => name.split('-')[0])
        .sort(),
      ['./fileAccess', './replyServer', './sqliteStorage'],
    );
    for (const [name, { imports }] of outputsOf('host'))
      for (const { path, kind } of imports)
        if (forNode().includes(path))
          assert.equal(kind, 'dynamic-import', `${name} needs ${path} at once`);
  });

  it('loads every other file without Node', async () => {
    // Whatever is asked of VS Code is there, and a class to extend.
    class Anything extends Map<string, unknown> {}
    const fake: unknown = new Proxy(Anything, {
      get: (_, name): unknown => (name === 'prototype' ? Anything.prototype : fake),
      apply: () => fake,
    });
    const loader = new ChunkLoader(
      () => fake,
      (file) => Promise.resolve(readFileSync(join(dist, file), 'utf8')),
    );
    const names = readdirSync(dist).filter((name) => name.endsWith('.js'));
    for (const name of names) {
      if (forNode().includes(`./${name}`)) continue;
      await loader.load(name);
      assert.ok(loader.require(`./${name}`), name);
    }
  });
});
