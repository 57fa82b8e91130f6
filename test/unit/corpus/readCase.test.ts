import assert from 'node:assert/strict';
import { readCase } from '../../corpus/readCase';

const head = '=== case\nformat: block\nfault: none\n';
const body = '=== original a.md\nA\n=== answer\nB\n=== expected a.md\nC\n';

describe('reading a case of an edit', () => {
  it('takes each section as the text that it is', () => {
    const one = readCase('markdown/heading', `${head}${body}`);
    assert.deepEqual(one, {
      name: 'markdown/heading',
      language: 'markdown',
      format: 'block',
      fault: 'none',
      originals: [{ path: 'a.md', text: 'A\n' }],
      others: [],
      answer: 'B\n',
      finished: true,
      expected: [{ path: 'a.md', text: 'C\n' }],
      isClear: true,
    });
  });

  it('gives files the line ends, mark and last line of the case, and new ones none of them', () => {
    const fields = 'eol: crlf\nbom: yes\nfinalNewline: no\nanswerEol: crlf\nselect: 1-2\n';
    const one = readCase('markdown/x', `${head}${fields}${body}=== expected b.md\nD\n`);
    assert.deepEqual(one.originals, [{ path: 'a.md', text: '\uFEFFA' }]);
    assert.deepEqual(one.expected, [
      { path: 'a.md', text: '\uFEFFC' },
      { path: 'b.md', text: 'D\n' },
    ]);
    assert.equal(one.answer, 'B\r\n');
    assert.deepEqual(one.selected, [1, 2]);
  });

  it('tells a section from a line that looks like one', () => {
    const text = '\\=== refuse\n\\\\===\n=======\n====\n';
    const { answer } = readCase('markdown/x', `${head}${body.replace('B\n', text)}`);
    assert.equal(answer, '=== refuse\n\\===\n=======\n====\n');
  });

  it('knows what is not certain, and what is refused', () => {
    const refused = readCase(
      'markdown/x',
      `${head}${body.replace(/=== exp[^]*/, '=== refuse\nNo.\n')}`,
    );
    assert.deepEqual([refused.expected, refused.refuse, refused.isClear], [[], 'No.', false]);
    assert.equal(readCase('markdown/x', `${head}careful: no\n${body}`).isClear, false);
    assert.equal(readCase('markdown/x', `${head}${body}=== refuse\nThe rest.\n`).isClear, true);
  });

  const faults: readonly [what: string, source: string, says: RegExp][] = [
    ['text before the first section', `a\n${head}${body}`, /before the first/],
    ['no answer', head + body.replace(/=== answer\nB\n/, ''), /order/],
    ['neither a result nor a refusal', head + body.replace(/=== exp[^]*/, ''), /order/],
    ['a refusal without a reason', head + body.replace(/=== exp[^]*/, '=== refuse\n'), /no reason/],
    ['sections in another order', head + body.replace('answer', 'expected b.md'), /order/],
    ['an unknown field', `${head}eols: lf\n${body}`, /no field is named eols/],
    ['an unknown value', `${head}bom: no\n${body}`, /bom cannot be no/],
    ['a line that is no field', `${head}x\n${body}`, /“x”/],
    ['an unknown format', head.replace('block', 'blocks') + body, /no format is named blocks/],
    ['no fault', head.replace(/fault.*\n/, '') + body, /no fault/],
    ['lines that are none', `${head}select: 3\n${body}`, /no lines/],
  ];
  for (const [what, source, says] of faults)
    it(`does not take ${what}`, () => assert.throws(() => readCase('markdown/x', source), says));
});
