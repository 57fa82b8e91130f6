import * as assert from 'node:assert/strict';
import * as path from 'node:path';
import * as vscode from 'vscode';

/** Run before anything else was done. */
describe('Frugal in Node', () => {
  it('loads one file of its own when it activates', async () => {
    const frugal = vscode.extensions.getExtension('frugal.frugal');
    assert.ok(frugal);
    await frugal.activate();
    const folder = frugal.extensionPath + path.sep;
    const loaded = Object.keys(require.cache)
      .filter((file) => file.startsWith(path.join(folder, 'dist')))
      .map((file) => path.relative(folder, file));
    assert.deepEqual(loaded, [path.join('dist', 'extension.js')]);
  });
});
