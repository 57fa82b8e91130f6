import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Change, ReadAnswer } from '../../../src/core/edits/edit';
import { EditReader } from '../../../src/core/edits/editReader';
import { readEdits } from '../../../src/core/edits/readEdits';

/** Lines that mean something to one format or another, and lines that nearly do. */
const meaningful = [
  ...['```', '```ts', '```diff', '~~~', '````md', '   ```', '```ts src/a.ts', '## src/a.ts'],
  ...['<<<<<<< SEARCH', '=======', '>>>>>>> REPLACE', '<<<<<<< HEAD', '>>>>>>> x', ':start_line:3'],
  ...['--- a/a.ts', '+++ b/a.ts', '@@ -1,2 +1,2 @@', '@@', '-a', '+b', ' c', '--- /dev/null'],
  ...['*** Begin Patch', '*** Update File: a.ts', '*** Add File: b.ts', '*** End Patch'],
  ...['<write_to_file>', '<path>a.ts</path>', '<content>', '</content>', '</write_to_file>'],
  ...['<tool_call>', '{"name":"edit","arguments":{}}', '</tool_call>', '<function=edit>'],
  ...[
    '<think>',
    '</think>',
    '// ... existing code ...',
    '...',
    '',
    ' ',
    'a();',
    'Some words.',
    '\uFEFFé🐟',
  ],
];

const anyAnswer = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...meaningful) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
    ),
    { maxLength: 40 },
  )
  .chain((lines) => fc.constantFrom('\n', '\r\n').map((end) => lines.join(end)));

function readInPieces(answer: string, cuts: readonly number[], finished: boolean): ReadAnswer {
  const reader = new EditReader();
  const places = cuts.map((cut) => Math.floor(cut * answer.length)).sort((a, b) => a - b);
  let start = 0;
  for (const place of [...places, answer.length]) {
    reader.push(answer.slice(start, place));
    start = place;
  }
  return reader.end(finished);
}

/** What the answer in `answer` says that is edited, without its places in the answer. */
const changesOf = (answer: string): readonly unknown[] => {
  const { edits, faults } = readEdits(answer);
  assert.deepEqual(faults, []);
  return edits.map(({ path, change }) => ({ path, change }));
};

describe('reading any answer', () => {
  it('comes to an end without an error, and is the same in pieces as at once', () => {
    const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 8 });
    fc.assert(
      fc.property(anyAnswer, cuts, fc.boolean(), (answer, places, finished) => {
        const read = readEdits(answer, { finished });
        assert.deepEqual(readInPieces(answer, places, finished), read);
        assert.equal(read.complete, finished);
      }),
      { numRuns: 600 },
    );
  });

  it('says where in the answer each edit and each fault is', () => {
    fc.assert(
      fc.property(anyAnswer, (answer) => {
        const { edits, faults } = readEdits(answer);
        const length = answer.split('\n').length;
        for (const { source } of [...edits, ...faults])
          assert.ok(source[0] >= 0 && source[0] < source[1] && source[1] <= length, String(source));
      }),
      { numRuns: 300 },
    );
  });

  it('has texts with \\n as line ends and without a byte order mark', () => {
    fc.assert(
      fc.property(anyAnswer, (answer) => {
        for (const { change } of readEdits(`\uFEFF${answer}`).edits)
          assert.doesNotMatch(JSON.stringify(change), /\\r\\n|:"\uFEFF/);
      }),
      { numRuns: 500 },
    );
  });
});

/** Lines of code that no format takes for a mark of its own. */
const line = fc
  .string({ unit: 'grapheme', maxLength: 24 })
  .filter(
    (text) =>
      !/[\r\n`~]|\.\.\.|…|^\s*[<>=:+*@\\[({-]|<\/|^\s*(#|\/\/|;|%|REM|rest|your|the)/i.test(text),
  );
const someLines = fc.array(line, { minLength: 1, maxLength: 6 });
/** Whole lines, of which at least one is not blank. */
const text = someLines
  .map((lines) => lines.map((one) => `${one}\n`).join(''))
  .filter((all) => all.trim() !== '');

describe('an edit that is written down and read', () => {
  const path = 'src/cart.ts';
  const same = (write: (search: string, replacement: string) => string): void =>
    fc.assert(
      fc.property(text, text, (search, replacement) => {
        const change: Change = { kind: 'replace', search, replacement };
        assert.deepEqual(changesOf(write(search, replacement)), [{ path, change }]);
      }),
      { numRuns: 300 },
    );
  const marked = (mark: string, lines: string): string =>
    lines
      .slice(0, -1)
      .split('\n')
      .map((one) => `${mark}${one}\n`)
      .join('');

  it('is the same as SEARCH/REPLACE', () =>
    same(
      (search, replacement) =>
        `${path}\n\`\`\`ts\n<<<<<<< SEARCH\n${search}=======\n${replacement}>>>>>>> REPLACE\n\`\`\`\n`,
    ));

  it('is the same as a unified diff', () =>
    same(
      (search, replacement) =>
        `\`\`\`diff\n--- a/${path}\n+++ b/${path}\n@@ @@\n${marked('-', search)}${marked('+', replacement)}\`\`\`\n`,
    ));

  it('is the same as a patch', () =>
    same(
      (search, replacement) =>
        `*** Begin Patch\n*** Update File: ${path}\n${marked('-', search)}${marked('+', replacement)}*** End Patch\n`,
    ));

  it('is the same as a tool call', () =>
    same((search, replacement) => {
      const values = { path, old_string: search, new_string: replacement };
      return `<tool_call>${JSON.stringify({ name: 'edit', arguments: values })}</tool_call>`;
    }));

  it('is the same as a whole file', () => {
    fc.assert(
      fc.property(text, (whole) => {
        const [read] = readEdits(`${path}\n\`\`\`ts\n${whole}\`\`\`\n`).edits;
        assert.equal(read?.path, path);
        assert.ok(read.change.kind === 'code');
        assert.equal(
          read.change.text,
          whole.replace(/^(\s*\n)+/, '').replace(/(\n[^\S\n]*)+$/, '\n'),
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe('a huge answer', () => {
  const repeated = (one: string, size: number): string => one.repeat(Math.ceil(size / one.length));
  const [large, huge] = [300_000, 5_000_000];
  /** Were the time not in proportion to the length, none of these would come to its end. */
  const answers: Readonly<Record<string, () => string>> = {
    'that is one line': () => repeated('word ', huge),
    'that is one line of spaces': () => repeated(' ', huge),
    'that is one line of marks': () => repeated('<<<<<<< SEARCH ', huge),
    'that is one line of tags': () => repeated('<write_to_file>', huge),
    'that is one line of calls': () =>
      repeated('<edit><path>a</path><search>a</search><replace>b</replace></edit>', large),
    'of prose': () => repeated('The sum of `src/a.ts` is wrong: it adds.\n', huge),
    'of one block': () => `\`\`\`ts\n${repeated('  const a = sum(1, 2);\n', huge)}\`\`\`\n`,
    'of blocks that nobody closed': () =>
      repeated('```ts\n<<<<<<< SEARCH\na\n=======\nb\n```\n', large),
    'of opening marks': () => repeated('<<<<<<< SEARCH\n', large),
    'of tags': () => repeated('<write_to_file>\n', large),
    'of dashes': () => repeated('--- a\n', large),
    'of headers of files': () => repeated('--- a/a.ts\n+++ b/a.ts\n', large),
    'of fences': () => repeated('```ts\n', large),
    'of hunks': () => `\`\`\`diff\n${repeated('@@\n-a\n+b\n', large)}`,
    'of code left out': () => `\`\`\`ts\n${repeated('a();\n// ... same code ...\n', large)}\`\`\``,
    'of a call that was cut': () =>
      `<tool_call>\n{"name":"write_file","arguments":{"path":"a","content":"${repeated('a\n"', large)}`,
    'of blank lines': () => repeated('\n', large),
  };

  for (const [what, answer] of Object.entries(answers))
    it(`${what} is read to its end`, () => {
      const reader = new EditReader();
      const whole = answer();
      for (let start = 0; start < whole.length; start += 4096)
        reader.push(whole.slice(start, start + 4096));
      assert.equal(reader.end().complete, true);
    }).timeout(60_000);

  it('that comes in pieces of one character is read to its end', () => {
    const reader = new EditReader();
    for (const character of repeated('a();\n', large)) reader.push(character);
    assert.equal(reader.end().complete, true);
  }).timeout(60_000);
});
