import assert from 'node:assert/strict';
import type { AnswerMessage } from '../../../src/shared/chat';
import { Markdown } from '../../../src/webview/components/Markdown';
import { safeUrl } from '../../../src/webview/markdown/linkTarget';
import {
  appendMarkdown,
  emptyMarkdown,
  finishMarkdown,
  parseMarkdown,
} from '../../../src/webview/markdown/markdownDocument';
import { markdownCorpus } from './markdownCorpus';
import { assertHarmless } from './support/assertHarmless';
import { draw, undraw, type Drawn } from './support/draw';

afterEach(undraw);

function drawText(text: AnswerMessage['text']): Drawn {
  return draw(<Markdown document={parseMarkdown(text)} />);
}

describe('A hostile answer', () => {
  const documents: Readonly<Record<string, string>> = {
    ...markdownCorpus,
    script: '<script>alert(1)</script>\n\n<img src=x onerror=alert(1)> <svg onload=alert(1)>',
    'style and frame': '<style>*{}</style><iframe src="https://example.com"></iframe>',
    'script link': '[a](javascript:alert(1)) <javascript:alert(1)> [b](JaVaScRiPt:x)',
    'entity in a link': '[a](javascript&colon;alert(1)) [b](&#106;avascript:alert(1))',
    'command link': '[a](command:workbench.action.quit) [b](vscode://x/y) [c](file:///etc/passwd)',
    'data image': '![a](data:text/html,<script>) ![b](https://example.com/track.png)',
    'relative link': '[a](../../etc/passwd) [b](//example.com) [c](#here)',
  };
  for (const [name, text] of Object.entries(documents)) {
    it(`becomes harmless elements only: ${name}`, () => assertHarmless(drawText(text)));
  }

  it('shows its tags as text', () => {
    const { root } = drawText('a <b onclick="x">b</b>\n\n<script>alert(1)</script>');
    assert.match(root.textContent, /a <b onclick="x">b<\/b>.*<script>alert\(1\)<\/script>/s);
  });

  it('keeps the words of a link that leads nowhere good', () => {
    const drawn = drawText('[press me](javascript:alert(1))');
    assert.equal(drawn.elements('a').length, 0);
    assert.equal(drawn.root.textContent, 'press me');
  });

  it('opens a good link through the host, and loads no image', () => {
    const drawn = drawText('![alt &amp; text](https://example.com/a.png)');
    const [link] = drawn.elements('a');
    assert.equal(link?.textContent, 'image: alt & text');
    link.fire('click');
    assert.deepEqual(drawn.posted, [{ type: 'openLink', url: 'https://example.com/a.png' }]);
  });

  const huge: Readonly<Record<string, string>> = {
    quotes: '>'.repeat(20_000),
    lists: Array.from({ length: 150 }, (_, depth) => `${' '.repeat(depth * 2)}- a`).join('\n'),
    'one-line lists': '- '.repeat(5_000),
    brackets: '['.repeat(20_000),
    'links in links': '[a]('.repeat(5_000),
    emphasis: '*a _b '.repeat(4_000),
    stars: '*'.repeat(20_000),
    backticks: Array.from({ length: 600 }, (_, n) => '`'.repeat(n)).join(' '),
    tags: '<a '.repeat(10_000),
    table: `|${'a|'.repeat(500)}\n|${'-|'.repeat(500)}\n${`|${'b|'.repeat(500)}\n`.repeat(5)}`,
    entities: '&#'.repeat(20_000),
    'one long line': 'x'.repeat(300_000),
  };
  for (const [name, text] of Object.entries(huge)) {
    it(`is drawn whatever its depth: ${name}`, () => {
      const drawn = drawText(text);
      assertHarmless(drawn);
      assert.ok(drawn.root.all().length > 1);
    });

    it(`streams in whatever its depth: ${name}`, () => {
      let document = emptyMarkdown;
      for (let at = 0; at < text.length; at += 2_000) {
        document = appendMarkdown(document, text.slice(at, at + 2_000));
      }
      assert.equal(
        draw(<Markdown document={finishMarkdown(document)} />).html(),
        drawText(text).html(),
      );
    });
  }

  it('makes an address a link only if it is absolute http or https', () => {
    assert.equal(safeUrl('HTTPS://Example.com/a b'), 'https://example.com/a%20b');
    for (const bad of ['javascript:x', ' \tjavascript:x', 'java\nscript:x', '/a', 'ftp://a', '']) {
      assert.equal(safeUrl(bad), undefined, bad);
    }
  });
});
