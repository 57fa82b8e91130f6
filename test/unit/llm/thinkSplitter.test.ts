import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ThinkSplitter } from '../../../src/core/llm/thinkSplitter';

/** `[reasoning, text]` of an answer that came in these pieces. */
function split(...pieces: readonly string[]): readonly [string, string] {
  const splitter = new ThinkSplitter();
  const all = [...pieces.flatMap((piece) => splitter.push(piece)), ...splitter.flush()];
  const said = (type: string): string =>
    all.map((piece) => (piece.type === type ? piece.text : '')).join('');
  return [said('reasoning'), said('text')];
}

describe('Reasoning inside the answer', () => {
  for (const [answer, reasoning, text] of [
    ['<think>a</think>b', 'a', 'b'],
    ['\n <Thinking>a</THINKING>\n\nb', 'a', 'b'],
    ['<thought>a</think>b</thought>c', 'a</think>b', 'c'],
    ['<reasoning>İ and K</reasoning>b', 'İ and K', 'b'],
    ['<think></think>b', '', 'b'],
    ['<think>never closed', 'never closed', ''],
    ['<think>almost</thin', 'almost</thin', ''],
    ['Use <think>x</think> like so', '', 'Use <think>x</think> like so'],
    ['```\n<think>x</think>', '', '```\n<think>x</think>'],
    ['<thinker>x</thinker>', '', '<thinker>x</thinker>'],
    ['<thi', '', '<thi'],
    ['  indented', '', '  indented'],
    ['', '', ''],
  ] as const) {
    it(`is told from the answer in ${JSON.stringify(answer)}, however it is cut`, () => {
      assert.deepEqual(split(answer), [reasoning, text]);
      assert.deepEqual(split(...Array.from(answer)), [reasoning, text]);
    });
  }

  it('does not depend on where the answer is cut', () => {
    const part = fc.constantFrom(
      '<think>',
      '</think>',
      '<',
      'think',
      '>',
      ' ',
      '\n',
      'a',
      '</thought>',
    );
    fc.assert(
      fc.property(fc.array(part), fc.array(fc.nat(60)), (parts, cuts) => {
        const answer = parts.join('');
        const at = [0, ...cuts.sort((a, b) => a - b), answer.length];
        const pieces = at.slice(1).map((end, index) => answer.slice(at[index], end));
        assert.deepEqual(split(...pieces), split(answer));
      }),
    );
  });

  it('is told at once, not at the end', () => {
    const splitter = new ThinkSplitter();
    assert.deepEqual(splitter.push('<think>Let me see'), [
      { type: 'reasoning', text: 'Let me see' },
    ]);
    assert.deepEqual(splitter.push('</think>Yes'), [{ type: 'text', text: 'Yes' }]);
  });
});
