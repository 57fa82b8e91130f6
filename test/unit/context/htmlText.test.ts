import assert from 'node:assert/strict';
import { htmlText, htmlTitle } from '../../../src/core/context/htmlText';

describe('the text of a web page', () => {
  const pages: Readonly<Record<string, readonly [html: string, text: string]>> = {
    'keeps paragraphs apart': ['<p>One\n two</p><p>Three</p>', 'One two\n\nThree'],
    'keeps the lines of code': [
      '<p>Do:</p><pre><code>if (a &lt; b) {\n  go();\n}\n</code></pre><p>Done</p>',
      'Do:\n\nif (a < b) {\n  go();\n}\n\nDone',
    ],
    'lists what is a list': ['<ul><li>a</li><li>b</li></ul>', '- a\n- b'],
    'has nothing of scripts, styles and comments': [
      '<head><title>T</title></head><script>evil("<p>")</script><style>p{}</style><!-- x -->A',
      'A',
    ],
    'has nothing of a script that does not end': ['A<script>evil(', 'A'],
    'knows entities, and leaves what is none': [
      '&amp;lt; &#65;&#x42; &nope; &',
      '&lt; AB &nope; &',
    ],
  };
  for (const [what, [html, text]] of Object.entries(pages))
    it(what, () => assert.equal(htmlText(html), text));

  it('takes no longer for a page that is made to be slow', () => {
    const bad = ['<p', '<pre>', '<title', '&#', '<!--', '</pre ', '<script>', ' \t'];
    const began = performance.now();
    for (const piece of bad) {
      htmlText(piece.repeat(100_000));
      htmlTitle(piece.repeat(100_000));
    }
    assert.ok(performance.now() - began < 4000);
  });

  it('knows the title', () => {
    assert.equal(htmlTitle('<title>A &amp;\n b</title>'), 'A & b');
    assert.equal(htmlTitle('<p>a</p>'), undefined);
  });
});
