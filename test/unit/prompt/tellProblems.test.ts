import assert from 'node:assert/strict';
import { tellProblems, type Problem } from '../../../src/core/prompt/tellProblems';
import { estimateTokens } from '../../../src/core/prompt/tokens';

const problem = (line: number, message: string, more: Partial<Problem> = {}): Problem => ({
  line,
  message,
  by: 'ts 1',
  related: [],
  ...more,
});

const many = (count: number, message: (n: number) => string): readonly Problem[] =>
  Array.from({ length: count }, (_, n) => problem(n + 1, message(n)));

describe('the problems of a file', () => {
  it('are told with who says so and what they refer to', () => {
    const related = ['src/a.ts:3: it is declared here'];
    const { text, told } = tellProblems([
      problem(4, 'x may be undefined', { related }),
      problem(9, 'y is never used', { by: '' }),
    ]);
    assert.equal(
      text,
      'Line 4: x may be undefined (ts 1)\n  src/a.ts:3: it is declared here\nLine 9: y is never used',
    );
    assert.equal(told, 2);
  });

  it('are all told, whatever their number, where they say the same', () => {
    const problems = [...many(2000, () => 'z is never used'), problem(2001, 'w is no text')];
    const { text, told } = tellProblems(problems);
    assert.equal(told, 2001);
    assert.match(
      text,
      /^Lines 1, 2, 3, .*, 2000: z is never used \(ts 1\)\nLine 2001: w is no text/,
    );
    assert.ok(estimateTokens(text) <= 3000);
  });

  it('are told in short where they are many', () => {
    const long = (n: number): string => `n${n} is wrong\n${'because '.repeat(20)}`;
    const { text, told } = tellProblems(many(100, long));
    assert.equal(told, 100);
    assert.match(text, /^Line 1: n0 is wrong \(ts 1\)\nLine 2: n1 is wrong/);
  });

  it('are told as far as there is room, and how many are not is said', () => {
    const { text, told } = tellProblems(many(5000, (n) => `name${n} is not known`));
    assert.ok(told > 200 && told < 5000, String(told));
    assert.ok(text.endsWith(`\nand ${5000 - told} more, which are too many to tell at once`));
    assert.ok(estimateTokens(text) <= 3050);
    assert.match(text, new RegExp(`^Line ${told}: name${told - 1} is not known`, 'm'));
    assert.doesNotMatch(text, new RegExp(`name${told} `));
  });
});
