import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { noticesFile, noticesText } from '../package/notices';

describe('The third-party notices', () => {
  it('are those of the lock file: else run "npm run notices"', () => {
    assert.equal(fs.readFileSync(noticesFile, 'utf8'), noticesText());
  });

  it('name all that the package is made of, and nothing that only builds it', () => {
    const names = [...noticesText().matchAll(/^## (\S+) /gm)].map(([, name]) => name);
    for (const name of ['openai', 'preact', 'highlight.js']) assert.ok(names.includes(name), name);
    assert.ok(!names.includes('esbuild'));
  });
});
