import assert from 'node:assert/strict';
import { Markdown } from '../../../src/webview/components/Markdown';
import {
  appendMarkdown,
  emptyMarkdown,
  parseMarkdown,
} from '../../../src/webview/markdown/markdownDocument';
import { readChanges } from '../../../src/webview/markdown/readChanges';
import { draw, undraw } from './support/draw';

afterEach(undraw);

const signs = { added: '+', removed: '-', same: ' ', about: '@' } as const;

/** The rows with their signs; none: it is no change. */
const read = (code: string): readonly string[] | undefined =>
  readChanges(code)?.map(({ kind, text }) => signs[kind] + text);

const block = (before: string, after: string): string =>
  `<<<<<<< SEARCH\n${before}\n=======\n${after}\n>>>>>>> REPLACE`;

describe('A change that stands in an answer', () => {
  it('is read as the lines that come and go between those that stay', () => {
    assert.deepEqual(read(block('a\nb\nc\nd', 'a\nx\nc\ny\nd')), [
      ...[' a', '-b', '+x', ' c', '+y', ' d'],
    ]);
    assert.deepEqual(read('<<<<<<< SEARCH\n=======\na\n>>>>>>> REPLACE'), ['+a']);
    assert.deepEqual(read('<<<<<<< SEARCH\na\n=======\n>>>>>>> REPLACE'), ['-a']);
  });

  it('may have several blocks, and says what stands over them', () => {
    const code = `src/a.ts\n${block('a', 'b')}\n\n${block('c', 'd')}`;
    assert.deepEqual(read(code), ['@src/a.ts', '@', '-a', '+b', '@', '-c', '+d']);
    const hinted = block(':start_line:3\n-------\na', 'b').replace('SEARCH', 'SEARCH src/b.ts');
    assert.deepEqual(read(hinted), ['@src/b.ts', '-a', '+b']);
  });

  it('may be a patch', () => {
    assert.deepEqual(
      read('*** Begin Patch\n*** Update File: src/a.ts\n@@ run\n a\n-b\n+c\n*** End Patch'),
      ['@src/a.ts', '@@@ run', ' a', '-b', '+c'],
    );
    assert.deepEqual(read('--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n a\n-b\n+c'), [
      ...['@--- a/x', '@+++ b/x', '@@@ -1,2 +1,2 @@', ' a', '-b', '+c'],
    ]);
  });

  for (const [why, code] of [
    ['no end', '<<<<<<< SEARCH\na\n=======\nb'],
    ['no middle', '<<<<<<< SEARCH\na\n>>>>>>> REPLACE'],
    ['a block in a block', `<<<<<<< SEARCH\n${block('a', 'b')}`],
    ['stray marks', `${block('a', 'b')}\n=======\nc`],
    ['no marks', '+ a\n- b\n= c'],
    ['too many lines', block('a\n'.repeat(1_000), 'b\n'.repeat(1_000))],
  ] as const) {
    it(`is left as it came where it has ${why}`, () => assert.equal(read(code), undefined));
  }

  it('is compared in a bounded time', () => {
    const lines = (name: string): string =>
      Array.from({ length: 900 }, (_, n) => `${name}${n}`).join('\n');
    assert.equal(read(block(lines('a'), lines('b')))?.length, 1_800);
  });

  it('is shown so when it is whole, and as it came with a click; its copy is what came', () => {
    const code = block('let a = 1;', 'let a = 2;');
    const part = appendMarkdown(emptyMarkdown, `\`\`\`ts\n${code}\n`);
    const drawn = draw(<Markdown document={part} />);
    assert.match(drawn.root.textContent, /SEARCH/);
    drawn.redraw(<Markdown document={appendMarkdown(part, '```\n')} />);
    assert.doesNotMatch(drawn.root.textContent, /SEARCH/);
    assert.equal(drawn.elements('del')[0]?.textContent, 'let a = 1;');
    assert.equal(drawn.elements('ins')[0]?.textContent, 'let a = 2;');
    drawn.button('Copy').fire('click');
    assert.deepEqual(drawn.posted, [{ type: 'copy', text: code }]);
    drawn.button('Show as text').fire('click');
    drawn.redraw(<Markdown document={parseMarkdown(`\`\`\`ts\n${code}\n\`\`\`\n`)} />);
    assert.ok(drawn.root.textContent.includes(code));
    assert.ok(drawn.button('Show as changes'));
  });

  it('needs no fence: its marks make no heading, and what it holds is code', () => {
    const text = `In src/a.ts:\n${block('a\n\n# b', '- c\n```')}\nDone`;
    const types = parseMarkdown(text).blocks.map(({ type }) => type);
    assert.deepEqual(types, ['paragraph', 'code', 'paragraph']);
    const drawn = draw(<Markdown document={parseMarkdown(text)} />);
    assert.deepEqual(
      drawn.elements('ins').map(({ textContent }) => textContent),
      ['- c', '```'],
    );
  });

  it('without a fence is one text while it is written', () => {
    const lines = block('a\n===\n\n- b', 'c\n\n> d').split('\n');
    let document = appendMarkdown(emptyMarkdown, 'So:\n');
    for (const line of lines) {
      document = appendMarkdown(document, `${line}\n`);
      assert.deepEqual(
        document.tail.map(({ type }) => type),
        ['paragraph', 'code'],
        line,
      );
    }
  });
});
