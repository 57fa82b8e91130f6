import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  appendMarkdown,
  emptyMarkdown,
  finishMarkdown,
  parseMarkdown,
  settleMarkdown,
  type MarkdownDocument,
} from '../../../src/webview/markdown/markdownDocument';
import { lexMarkdown } from '../../../src/webview/markdown/lexMarkdown';
import { markdownCorpus } from './markdownCorpus';

const all = Object.values(markdownCorpus);

/** What is drawn of a document: blocks without the source they came from. */
function drawn(document: MarkdownDocument): unknown {
  return JSON.parse(
    JSON.stringify(document.blocks, (key, value: unknown) => (key === 'raw' ? undefined : value)),
  );
}

function stream(parts: readonly string[]): MarkdownDocument {
  return parts.reduce(appendMarkdown, emptyMarkdown);
}

function cut(text: string, length: number): readonly string[] {
  return Array.from({ length: Math.ceil(text.length / length) }, (_, index) =>
    text.slice(index * length, (index + 1) * length),
  );
}

describe('A markdown document that streams in', () => {
  for (const [name, text] of Object.entries(markdownCorpus)) {
    it(`ends as it would when read at once: ${name}`, () => {
      for (const length of [1, 2, 3, 4, 7, 16]) {
        assert.deepEqual(
          drawn(finishMarkdown(stream(cut(text, length)))),
          drawn(parseMarkdown(text)),
        );
      }
    });
  }

  it('ends the same however documents are joined and wherever they are cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...all), { minLength: 1, maxLength: 5 }),
        fc.constantFrom('\n\n', '\n', '\n\n\n'),
        fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 40 }),
        (documents, between, lengths) => {
          const text = documents.join(between);
          const parts: string[] = [];
          for (let at = 0, turn = 0; at < text.length; turn += 1) {
            const length = lengths[turn % lengths.length] ?? 1;
            parts.push(text.slice(at, at + length));
            at += length;
          }
          assert.deepEqual(drawn(finishMarkdown(stream(parts))), drawn(parseMarkdown(text)));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('finds at once what the markdown parser itself finds', () => {
    const text = markdownCorpus['reference links']!;
    const expected = lexMarkdown(text).tokens.filter(({ type }) => type !== 'space');
    assert.deepEqual(parseMarkdown(text).blocks, expected);
  });

  it('never touches a final block again', () => {
    let document = emptyMarkdown;
    for (const part of cut(all.join('\n\n'), 5)) {
      const next = appendMarkdown(document, part);
      document.blocks.forEach((block, index) => assert.equal(next.blocks[index], block));
      document = next;
    }
    assert.ok(document.blocks.length > 50);
  });

  it('keeps a closed code block final as soon as its line ends', () => {
    const document = stream(['Look:\n\n```ts\n', 'const a = 1;\n', '```\n']);
    assert.deepEqual(
      document.blocks.map(({ type }) => type),
      ['paragraph', 'code'],
    );
    assert.equal(document.fence, undefined);
  });

  it('shows an open code block line by line without reading it again', () => {
    const opened = stream(['```ts\n', 'one\n', 'two\nthr']);
    assert.deepEqual(opened.fence?.lines.last, ['one', 'two']);
    assert.equal(opened.fence.partial, 'thr');
    const grown = appendMarkdown(opened, `ee\n${'line\n'.repeat(100)}`);
    assert.equal(grown.fence?.lines.pieces.length, 2);
    assert.equal(appendMarkdown(grown, 'x\n').fence?.lines.pieces[0], grown.fence.lines.pieces[0]);
  });

  it('reads a long open list only when it grew enough, and the rest when the stream rests', () => {
    const long = appendMarkdown(emptyMarkdown, '- an entry of the list\n'.repeat(600));
    const grown = appendMarkdown(long, '- x');
    assert.equal(grown.tail, long.tail);
    assert.equal(grown.pending, '- x');
    assert.equal(settleMarkdown(grown).pending, '');
  });

  it('resolves a link whose definition came last, and leaves all other blocks as they are', () => {
    const streamed = stream([
      'see [a]\n\nplain\n\n```\ncode\n```\n\n',
      '[a]: https://example.com\n\nend',
    ]);
    const done = finishMarkdown(streamed);
    assert.match(JSON.stringify(done.blocks[0]), /"href":"https:\/\/example.com"/);
    assert.equal(done.blocks[1], streamed.blocks[1]);
  });
});
