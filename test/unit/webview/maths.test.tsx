import assert from 'node:assert/strict';
import { Markdown } from '../../../src/webview/components/Markdown';
import { loadMaths } from '../../../src/webview/components/Maths';
import {
  appendMarkdown,
  emptyMarkdown,
  parseMarkdown,
} from '../../../src/webview/markdown/markdownDocument';
import { draw, undraw, type Drawn } from './support/draw';

afterEach(undraw);

const drawText = (text: string): Drawn => draw(<Markdown document={parseMarkdown(text)} />);

/** What stands in the answer as a formula, as it was written. */
const formulas = (text: string): readonly string[] =>
  drawText(text)
    .root.all()
    .filter(({ attributes }) => attributes.get('class') === 'source')
    .map(({ textContent }) => textContent);

describe('A formula of an answer', () => {
  before(loadMaths);

  it('is drawn in all four of its marks', () => {
    const text = 'a $x$ b \\(y_1\\)\n\n$$\nz\n$$\n\n\\[ w = 1 \\]';
    assert.deepEqual(formulas(text), ['$x$', '\\(y_1\\)', '$$\nz\n$$', '\\[ w = 1 \\]']);
    assert.equal(drawText(text).elements('math').length, 4);
  });

  it('may have lines that would be a list, a quote or a heading, and interrupts a paragraph', () => {
    const text = 'So:\n$$\na\n=\n- b\n+ c\n> d\n$$\nEnd';
    assert.deepEqual(formulas(text), ['$$\na\n=\n- b\n+ c\n> d\n$$']);
    assert.deepEqual(
      parseMarkdown(text).blocks.map(({ type }) => type),
      ['paragraph', 'maths', 'paragraph'],
    );
  });

  for (const text of [
    'costs $5 or $6',
    'US$5 and US$6 a month',
    '5$ and 6$',
    '$5 to the first and 6$',
    '$10-$20',
    'set $HOME and $PATH, or $HOME:$PATH',
    '$foo->$bar',
    '`$a$` and \\$b$',
    'a $x\n\ny$ b',
    '\\[optional\\] and \\(see above\\)',
    '$$ is the number of the shell\n\nand $$ is',
  ]) {
    it(`is not found where none is: ${text}`, () => assert.deepEqual(formulas(text), []));
  }

  it('is shown as it was written where it is wrong, or would be more than a formula', () => {
    for (const tex of ['\\frac{a', '\\href{https://a.example}{b}', '\\nope', 'a^b^c']) {
      const drawn = drawText(`$${tex}$`);
      assert.equal(drawn.elements('math').length, 0, tex);
      assert.equal(drawn.root.textContent, `$${tex}$`);
    }
  });

  it('emphasises nothing with its stars', () => {
    assert.deepEqual(formulas('*a $b*c$ d*'), ['$b*c$']);
    assert.equal(drawText('*a $b*c$ d*').elements('em')[0]?.textContent.includes('d'), true);
  });

  it('while it is written is one text, and is drawn with its end', () => {
    const steps = ['So\n', '$$\n', '\\frac{a}\n', '+ {b}\n', '> c\n', '$$', '\n'];
    let document = emptyMarkdown;
    const shown = steps.map((step) => {
      document = appendMarkdown(document, step);
      return document.tail.map(({ type }) => type).join(' ');
    });
    assert.deepEqual(shown, ['paragraph', ...steps.slice(1).map(() => 'paragraph maths')]);
    assert.equal(draw(<Markdown document={document} />).elements('mfrac').length, 1);
  });
});
