import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canWrite, isInside, realPath } from '../../../src/host/node/fileAccess';
import * as inBrowser from '../../../src/host/web/fileAccess';
import { tempFolder } from '../../support/tempFolder';

describe('a file on the disk', () => {
  const root = tempFolder();
  let folder: string;
  let outside: string;

  beforeEach(() => {
    [folder, outside] = ['here', 'hereafter'].map((name) => join(realpathSync(root()), name)) as [
      string,
      string,
    ];
    for (const each of [folder, outside]) mkdirSync(each);
    writeFileSync(join(folder, 'a.ts'), '');
    writeFileSync(join(outside, 'b.ts'), '');
    symlinkSync(join(outside, 'b.ts'), join(folder, 'link.ts'));
    symlinkSync(outside, join(folder, 'links'));
    symlinkSync(join(folder, 'a.ts'), join(folder, 'alias.ts'));
    symlinkSync(join(outside, 'new.ts'), join(folder, 'dangling.ts'));
  });

  it('cannot be written where its mode lets nobody, whoever this is', async () => {
    const path = join(folder, 'a.ts');
    assert.equal(await canWrite(path), true);
    chmodSync(path, 0o444);
    assert.equal(await canWrite(path), false);
    chmodSync(path, 0o644);
    assert.equal(await canWrite(join(folder, 'new.ts')), true);
  });

  it('is where its links lead, also before it is there', async () => {
    const real = async (...names: readonly string[]): Promise<string | undefined> =>
      realPath(join(folder, ...names));
    assert.equal(await real('link.ts'), join(outside, 'b.ts'));
    assert.equal(await real('links', 'b.ts'), join(outside, 'b.ts'));
    assert.equal(await real('links', 'sub', 'new.ts'), join(outside, 'sub', 'new.ts'));
    assert.equal(await real('alias.ts'), join(folder, 'a.ts'));
    assert.equal(await real('sub', 'new.ts'), join(folder, 'sub', 'new.ts'));
    assert.equal(await real('dangling.ts'), undefined);
  });

  it('is in a folder only if its path goes through it', () => {
    assert.equal(isInside(join(folder, 'a.ts'), folder), true);
    assert.equal(isInside(folder, folder), true);
    assert.equal(isInside(join(folder, '..a.ts'), folder), true);
    assert.equal(isInside(outside, folder), false);
    assert.equal(isInside(join(folder, '..'), folder), false);
  });
});

describe('a file in a browser', () => {
  it('can be written as far as anybody can tell, and is where its path says', async () => {
    assert.equal(await inBrowser.canWrite(), true);
    assert.equal(await inBrowser.realPath('/w/a.ts'), '/w/a.ts');
  });

  it('is in a folder only if its path goes through it', () => {
    const isIn = (path: string): boolean => inBrowser.isInside(path, '/w');
    assert.deepEqual(['/w', '/w/a.ts', '/w/sub/..a'].map(isIn), [true, true, true]);
    assert.deepEqual(['/wide/a.ts', '/', '/w/../a.ts'].map(isIn), [false, false, false]);
    assert.equal(inBrowser.isInside('c:\\w\\a.ts', 'c:\\w'), true);
    assert.equal(inBrowser.isInside('c:\\a.ts', 'c:\\'), true);
    assert.equal(inBrowser.isInside('/a.ts', '/'), true);
  });
});
