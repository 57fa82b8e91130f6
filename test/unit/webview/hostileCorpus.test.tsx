import assert from 'node:assert/strict';
import { hostileCorpus } from '../../corpus/hostile';
import { Markdown } from '../../../src/webview/components/Markdown';
import { loadMaths } from '../../../src/webview/components/Maths';
import {
  appendMarkdown,
  emptyMarkdown,
  finishMarkdown,
  parseMarkdown,
} from '../../../src/webview/markdown/markdownDocument';
import { assertHarmless } from './support/assertHarmless';
import { draw, undraw, type Drawn } from './support/draw';

afterEach(undraw);

const drawText = (text: string): Drawn => draw(<Markdown document={parseMarkdown(text)} />);

/** Long enough that the huge ones take seconds, not minutes. */
const partLength = 32_000;

const all = Object.values(hostileCorpus).flatMap((answers) => Object.entries(answers));

/** Processor time, ms: what else the machine does stays out of it. */
function timed(work: () => void): number {
  const before = process.cpuUsage();
  work();
  return process.cpuUsage(before).user / 1000;
}

/** Letters that turn others around or that nobody sees, outside of what names them. */
function bareSigns(drawn: Drawn): readonly string[] {
  return drawn.root
    .all()
    .filter(({ localName }) => localName === 'code')
    .flatMap((code) => [...code.textContent.matchAll(/[\u202a-\u202e\u2066-\u2069\u200b\ufeff]/g)])
    .map(([sign]) => sign)
    .filter(() => !drawn.root.all().some(({ attributes }) => attributes.get('class') === 'sign'));
}

describe('The corpus of hostile answers', () => {
  before(loadMaths);

  it('holds at least 300 different ones', () => {
    assert.ok(new Set(all.map(([, text]) => text)).size >= 300);
  });

  for (const [kind, answers] of Object.entries(hostileCorpus)) {
    it(`becomes harmless elements: ${kind}`, () => {
      for (const [name, text] of Object.entries(answers)) {
        const drawn = drawText(text);
        assertHarmless(drawn, name);
        assert.deepEqual(bareSigns(drawn), [], name);
        undraw();
      }
    });

    it(`is read in a bounded time, at once and while it comes in: ${kind}`, () => {
      for (const [name, text] of Object.entries(answers)) {
        let document = emptyMarkdown;
        let slowest = 0;
        for (let at = 0; at < text.length; at += partLength) {
          const part = text.slice(at, at + partLength);
          const took = timed(() => (document = appendMarkdown(document, part)));
          slowest = Math.max(slowest, took);
        }
        assert.ok(slowest < 500, `${name}: ${slowest} ms for one part`);
        const once = timed(() => parseMarkdown(text));
        const end = timed(() => (document = finishMarkdown(document)));
        assert.ok(once < 1_000 && end < 1_000, `${name}: ${once} ms at once, ${end} ms at the end`);
      }
    });
  }
});

describe('A link of an answer', () => {
  const link = (text: string, href: string): string =>
    drawText(`[${text}](${href})`).root.textContent;

  it('tells where it leads where its text could be taken for another address', () => {
    for (const [text, href, told] of [
      ['https://github.com', 'https://evil.example/a', 'evil.example'],
      ['github.com', 'https://github.com.evil.example', undefined],
      ['github.com', 'https://evilgithub.com', 'evilgithub.com'],
      ['the page of github.com', 'https://evil.example', 'evil.example'],
      ['**github.com**', 'https://evil.example', 'evil.example'],
      ['`github.com`', 'https://evil.example', 'evil.example'],
      ['ｇｉｔｈｕｂ．ｃｏｍ', 'https://evil.example', 'evil.example'],
      ['https://аpple.com', 'https://аpple.com', 'xn--pple-43d.com'],
      ['\u202emoc.buhtig', 'https://evil.example', 'evil.example'],
      ['https://evil.ts', 'https://evil.example', 'evil.example'],
    ] as const) {
      const shown = link(text, href);
      if (told !== undefined) assert.ok(shown.endsWith(`(leads to ${told})`), `${text}: ${shown}`);
    }
  });

  it('is left as it is where its text says the truth, or nothing', () => {
    for (const [text, href] of [
      ['https://github.com/a', 'https://github.com/a'],
      ['github.com', 'https://www.github.com'],
      ['docs.github.com', 'https://github.com/docs'],
      ['Exponential backoff', 'https://example.com/backoff'],
      ['retry.ts', 'https://github.com/x/retry.ts'],
      ['v1.2.3', 'https://example.com'],
    ] as const) {
      assert.equal(link(text, href), text);
    }
  });

  it('tells its address when the pointer is on it', () => {
    const [anchor] = drawText('[a](https://example.com/b)').elements('a');
    assert.equal(anchor?.attributes.get('title'), 'https://example.com/b');
  });

  it('has no other link in it, which would be pressed with it', () => {
    const drawn = drawText(
      '[![a](https://a.example) **![b](https://b.example)**](https://c.example)',
    );
    assert.deepEqual(
      drawn.elements('a').map(({ attributes }) => attributes.get('href')),
      ['https://c.example/'],
    );
  });

  it('is none where a user name could be taken for the host', () => {
    assert.equal(drawText('[a](https://github.com@evil.example)').elements('a').length, 0);
  });
});

describe('Signs that nobody sees', () => {
  const marked = (text: string): readonly (string | undefined)[] =>
    drawText(text)
      .root.all()
      .filter(({ attributes }) => attributes.get('class') === 'sign')
      .map(({ attributes }) => attributes.get('aria-label'));

  it('are named in code, and the code stays what it is', () => {
    const drawn = drawText('```ts\nif (a\u202e) b\u200b\n```');
    const [code] = drawn.elements('code');
    assert.equal(code?.textContent, 'if (a\u202e) b\u200b');
    assert.deepEqual(marked('```ts\nif (a\u202e) b\u200b\n```'), ['U+202E', 'U+200B']);
    assert.deepEqual(marked('`a\u2066b`'), ['U+2066']);
    assert.deepEqual(marked('```a\u202eb\n```'), ['U+202E']);
  });

  it('are left alone where they make one picture of several, and in words that need them', () => {
    assert.deepEqual(marked('`👩\u200d💻 ❤\ufe0f 1\ufe0f\u20e3`'), []);
    assert.deepEqual(marked('می\u200cخواهم \u200e'), []);
  });

  it('are named in words where they turn letters around, or hide a text', () => {
    assert.deepEqual(marked('a \u202e b \u{e0041}'), ['U+202E', 'U+E0041']);
    assert.deepEqual(marked('a &#x202e; b'), ['U+202E']);
  });
});

describe('A huge table', () => {
  it('shows its first rows, and the others when they are asked for', () => {
    const drawn = drawText(`|a|b|\n|-|-|\n${'|c|d|\n'.repeat(3_000)}`);
    assert.equal(drawn.elements('tr').length, 1_001);
    drawn.button('Show all 3000 rows').fire('click');
  });
});
