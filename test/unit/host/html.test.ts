import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createNonce, pageHtml } from '../../../src/host/chatView/html';

const files = {
  script: 'https://files.example/main.js',
  styles: ['https://files.example/codicon.css', 'https://files.example/main.css'],
  source: 'https://files.example',
};

const traits = { language: 'en', missing: [] };

describe('the html of the page', () => {
  it('allows nothing but our script, our styles and our font, and no string as markup', () => {
    const html = pageHtml(files, 'abc', traits);
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1];
    assert.deepEqual(policy?.split('; '), [
      "default-src 'none'",
      "script-src 'nonce-abc'",
      'style-src https://files.example',
      'font-src https://files.example',
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ]);
  });

  it('has one script, with the nonce, and nothing inline', () => {
    const html = pageHtml(files, 'abc', { ...traits, language: 'de' });
    assert.deepEqual(html.match(/<script[^>]*>[^<]*/g), [
      '<script type="module" nonce="abc" src="https://files.example/main.js">',
    ]);
    assert.doesNotMatch(html, /<style|style=|\son\w+=/);
    assert.match(html, /<html lang="de">/);
  });

  it('has a sentence for a page that nobody answers, as text', () => {
    const html = pageHtml(files, 'abc', { ...traits, unanswered: 'a < b & c' });
    assert.match(html, /<div id="root"><p class="unanswered">a &lt; b &amp; c<\/p><\/div>/);
    assert.doesNotMatch(pageHtml(files, 'abc', traits), /unanswered/);
  });

  it('says where there is no terminal and no machine, so that nothing offers one', () => {
    const html = pageHtml(files, 'abc', {
      ...traits,
      missing: ['terminals', 'machine'],
    });
    assert.match(html, /<div id="root" class="no-terminals no-machine">/);
    assert.match(pageHtml(files, 'abc', traits), /<div id="root">/);
    const styles = readFileSync('src/webview/chat.css', 'utf8');
    assert.match(styles, /\.no-terminals \.icon:has\(> \.codicon-terminal\) \{\s*display: none/);
    assert.match(styles, /\.no-machine \.find-here \{\s*display: none/);
  });

  it('gets another nonce each time, of 128 bits', () => {
    const nonces = new Set(Array.from({ length: 50 }, createNonce));
    assert.equal(nonces.size, 50);
    for (const nonce of nonces) assert.match(nonce, /^[0-9a-f]{32}$/);
  });
});
