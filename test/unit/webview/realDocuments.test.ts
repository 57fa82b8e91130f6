import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  appendMarkdown,
  emptyMarkdown,
  finishMarkdown,
  parseMarkdown,
  type MarkdownDocument,
} from '../../../src/webview/markdown/markdownDocument';
import { seededRandom } from '../../support/seededRandom';

const howMany = 300;
/** Longer ones show nothing new, and take their time. */
const longest = 6_000;

/** What people wrote about the packages that are installed: real markdown of hundreds of hands. */
function realDocuments(): readonly string[] {
  return readdirSync('node_modules', { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?:^|[\\/])(?:readme|changelog|contributing)[^\\/]*\.md$/i.test(name))
    .sort()
    .map((name) => join('node_modules', name));
}

/** The text in pieces, as it could come in: mostly some letters, now and then a page. */
function split(text: string, random: () => number): readonly string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length;) {
    const length = 1 + Math.floor(600 * random() ** 3);
    pieces.push(text.slice(at, at + length));
    at += length;
  }
  return pieces;
}

/** What is drawn: blocks without the source they came from. */
function drawn({ blocks }: MarkdownDocument): string {
  return JSON.stringify(blocks, (key, value: unknown) => (key === 'raw' ? undefined : value));
}

describe('Real documents', () => {
  it('end the same wherever they are cut while they come in', () => {
    const documents = realDocuments();
    assert.ok(documents.length >= howMany);
    const random = seededRandom(7);
    const step = documents.length / howMany;
    for (let index = 0; index < howMany; index += 1) {
      const name = documents[Math.floor(index * step)] ?? '';
      const text = readFileSync(name, 'utf8').slice(0, longest);
      const streamed = split(text, random).reduce(appendMarkdown, emptyMarkdown);
      assert.equal(drawn(finishMarkdown(streamed)), drawn(parseMarkdown(text)), name);
    }
  });
});
