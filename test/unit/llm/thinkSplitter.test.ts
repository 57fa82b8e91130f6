import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ThinkSplitter } from '../../../src/core/llm/thinkSplitter';

/** `[reasoning, text]` of an answer that came in these pieces. */
function split(...pieces: readonly string[]): readonly [string, string] {
  const splitter = new ThinkSplitter();
  const all = [...pieces.flatMap((piece) => splitter.push(piece)), ...splitter.flush()];
  let [reasoning, said] = ['', ''];
  for (const { type, text } of all) {
    if (type === 'text') said += text;
    else if (type === 'reasoning') reasoning += text;
    else [reasoning, said] = [reasoning + said.trimEnd(), ''];
  }
  return [reasoning, said];
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
    ['<|begin_of_thought|>a<|end_of_thought|>\n\nb', 'a', 'b'],
    ['<|begin_of_thought|>a<|end_of_thought|><|begin_of_solution|>b<|end_of_solution|>', 'a', 'b'],
    ['◁think▷a◁/think▷b', 'a', 'b'],
    ['[THINK]a[/THINK]b', 'a', 'b'],
    ['<seed:think>a</seed:think>b', 'a', 'b'],
    // The tag that begins it stood in the prompt.
    ['Let me see.\n</think>\n\nb', 'Let me see.', 'b'],
    ['Let me see.</think>\nb', 'Let me see.', 'b'],
    ['</think>\n\nb', '', 'b'],
    ['a\n```\nx\n```\n◁/think▷b', 'a\n```\nx\n```', 'b'],
    ['all of it</think>', 'all of it', ''],
    // On lines of its own, behind other words.
    ['Sure.\n<think>\na\n</think>\n\nb', '\na\n', 'Sure.\nb'],
    // What speaks of a tag is no reasoning.
    ['The tag `</think>`\nends it', '', 'The tag `</think>`\nends it'],
    ['Write </think> at the end', '', 'Write </think> at the end'],
    ['```xml\n<think>\nx\n</think>\n```\nb', '', '```xml\n<think>\nx\n</think>\n```\nb'],
    ['~~~\n```\n</think>\n~~~', '', '~~~\n```\n</think>\n~~~'],
    ['1 <\n2 < 3', '', '1 <\n2 < 3'],
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
      '◁/think▷',
      '```',
      '`',
      '<|end_of_thought|>',
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
