import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { CompletionItem } from '../../../src/shared/protocol';
import { CompletionBox } from '../../../src/webview/completion/CompletionBox';
import { glyphs } from '../../../src/webview/completion/glyphs';
import { readToken, replaceToken } from '../../../src/webview/completion/token';
import { draw, undraw } from './support/draw';

afterEach(undraw);

describe('what is typed behind a sign', () => {
  const typed = (text: string, caret = text.length): string | undefined => {
    const token = readToken(text, caret);
    return token && token.sign + token.typed;
  };

  it('is context behind an @ that begins a word', () => {
    assert.equal(typed('@'), '@');
    assert.equal(typed('why @file:src/a'), '@file:src/a');
    assert.equal(typed('(@car'), '@car');
  });

  it('is a command where the whole text begins with a slash', () => {
    assert.equal(typed('/ref'), '/ref');
    assert.equal(typed('/refactor it'), undefined);
    assert.equal(typed('a /ref'), undefined);
    assert.equal(typed('src/a'), undefined);
  });

  it('is nothing in an address, nor behind a space', () => {
    assert.equal(typed('me@example.com'), undefined);
    assert.equal(typed('@a b'), undefined);
    assert.equal(typed('@a b', 2), '@a');
  });

  it('is replaced where it stands, and leaves one space', () => {
    const text = 'why @car here';
    const token = readToken(text, 8);
    assert.ok(token);
    assert.deepEqual(replaceToken(text, token, ''), { text: 'why here', caret: 4 });
    assert.deepEqual(replaceToken(text, token, '@file:'), { text: 'why @file: here', caret: 10 });
  });
});

describe('the list', () => {
  const items: readonly CompletionItem[] = [
    { id: '0', icon: 'file', label: 'cart.ts', detail: 'src' },
    { id: '1', icon: 'folder', label: 'src' },
  ];

  it('marks the active line, and tells which one was clicked', () => {
    const chosen: string[] = [];
    const drawn = draw(
      <CompletionBox
        list={{ turn: 1, items }}
        active={1}
        onChoose={({ label }) => void chosen.push(label)}
      />,
    );
    const lines = drawn.elements('li');
    assert.deepEqual(
      lines.map(({ attributes }) => attributes.get('aria-selected')),
      ['false', 'true'],
    );
    lines[0]?.fire('click');
    assert.deepEqual(chosen, ['cart.ts']);
  });

  it('says why it is empty, and has no list then', () => {
    const list = { turn: 1, items: [], note: 'Nothing here' };
    const drawn = draw(<CompletionBox list={list} active={0} onChoose={() => undefined} />);
    assert.equal(drawn.root.textContent, 'Nothing here');
    assert.deepEqual(drawn.elements('ul'), []);
  });

  it('has the icons of the font', () => {
    const font = readFileSync(
      createRequire(import.meta.url).resolve('@vscode/codicons/dist/codicon.css'),
      'utf8',
    );
    for (const [name, glyph] of Object.entries(glyphs)) {
      const code = new RegExp(`codicon-${name}:{1,2}before \\{\\s*content: ["']\\\\(.*?)["']`);
      assert.equal(glyph.charCodeAt(0).toString(16), code.exec(font)?.[1], name);
    }
  });
});
