import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { plainLanguage, shownFolder } from '../../../src/host/review/plainLanguage';
import { readManifest } from '../manifest/manifest';

const { languages = [], grammars = [] } = readManifest().contributes ?? {};

describe('the language of a review', () => {
  it('is one without tools where the language has some that look into every document', () => {
    const coloured = ['typescript', 'typescriptreact', 'javascript', 'json', 'css', 'scss', 'less'];
    for (const language of [...coloured, 'html'])
      assert.equal(plainLanguage(language), `frugal-review-${language}`);
    assert.equal(plainLanguage('javascriptreact'), 'frugal-review-javascript');
    assert.equal(plainLanguage('jsonc'), 'frugal-review-json');
  });

  it('is the file’s own for all others', () => {
    for (const language of ['python', 'plaintext', 'constructor'])
      assert.equal(plainLanguage(language), language);
  });

  it('is known from the start by its folder, and is coloured', () => {
    const ids = new Set(['typescript', 'typescriptreact', 'javascript', 'json', 'css', 'html']);
    for (const id of ids)
      assert.ok(languages.some((language) => language.id === plainLanguage(id)));
    for (const { id, filenamePatterns } of languages) {
      for (const pattern of filenamePatterns) assert.ok(pattern.startsWith(`${shownFolder}/*.`));
      const grammar = grammars.find(({ language }) => language === id);
      assert.ok(grammar, id);
      const { scopeName } = JSON.parse(fs.readFileSync(grammar.path, 'utf8')) as typeof grammar;
      assert.equal(scopeName, grammar.scopeName);
    }
  });
});
