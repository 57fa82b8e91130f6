import assert from 'node:assert/strict';
import { readNames } from '../../../src/core/edits/readNames';

describe('the names that an answer suggests', () => {
  it('are those of its code block, in order, once, without the old one', () => {
    const answer = 'Better:\n```\nretryDelay\nx\nbackoff\nretryDelay\n```\nThe first fits best.';
    assert.deepEqual(readNames(answer, 'x'), ['retryDelay', 'backoff']);
  });

  it('are read from a list as well, with what models put around them', () => {
    const answer = 'I suggest:\n\n1. `retryDelay` - says what it is\n2. **backoff**\n* $wait';
    assert.deepEqual(readNames(answer, 'x'), ['retryDelay', 'backoff', '$wait']);
  });

  it('are those of the first block, indented, unclosed or of tildes', () => {
    for (const answer of [
      '1. Better:\n\n   ~~~text\n   backoff\n   ```\n   ~~~\n\n```\nother\n```',
      'Better:\r\n```\r\nbackoff\r\n',
    ])
      assert.deepEqual(readNames(answer, 'x'), ['backoff']);
  });

  it('are none in an answer that only talks', () => {
    assert.deepEqual(readNames('The name is fine as it is.', 'x'), []);
  });

  const read: readonly (readonly [what: string, answer: string])[] = [
    ['a JSON list', '["retryDelay", "backoff"]'],
    ['a JSON list in a block', '```json\n[\n  "retryDelay",\n  "backoff"\n]\n```'],
    [
      'JSON objects',
      '{"old": "x", "names": [{"name": "retryDelay", "reason": "clear"}, {"name": "backoff"}]}',
    ],
    ['a table', '| Name | Why |\n|---|---|\n| `retryDelay` | clear |\n| backoff | short |'],
    [
      'a table with the old name',
      '| Old | New | Why |\n|:--|:--|--|\n| x | retryDelay | clear |\n| x | `backoff` | it |',
    ],
    ['arrows', '- `x` -> `retryDelay`: clear\n- `x` → `backoff`'],
    ['arrows in a block', '```\nx -> retryDelay\nx => backoff\n```'],
    ['bare names in backticks', '`retryDelay`\n`backoff`'],
    ['bare names', 'retryDelay\nbackoff\n'],
    ['names with commas', 'retryDelay, backoff'],
    ['a sentence', 'I would call it `retryDelay`, or `backoff()`; `x` says nothing.'],
    [
      'items that talk',
      '- A clearer name would be `retryDelay`\n- Or: `backoff`\n- A last thought.',
    ],
    ['items with labels', '1. The new name: retryDelay\n2. **Option 2:** `backoff` (short)'],
    [
      'a list behind code',
      '```ts\nexport class A { x = 1; }\n```\n- `retryDelay`\n- backoff: short',
    ],
    ['reasons in a block', '```\nretryDelay - says what it is\nbackoff  // short\n```'],
  ];
  for (const [what, answer] of read)
    it(`are read from ${what}`, () => {
      assert.deepEqual(readNames(answer, 'x', 'typescript'), ['retryDelay', 'backoff']);
    });

  for (const answer of [
    '```ts\nexport class Cart {\n  total = 0;\n}\n```',
    '```python\ndef half(total):\n    return total / 2\n```',
    'export const total = 1;',
    '- A clearer name would help here\n- The reader knows',
    '`x` is a good name.',
  ])
    it(`are none in ${JSON.stringify(answer)}`, () => {
      assert.deepEqual(readNames(answer, 'x', 'typescript'), []);
    });

  it('are no words that the language keeps for itself', () => {
    const answer = '```\nclass\ndef\nfunc\nmatch\nkind\n```';
    const kept: Readonly<Record<string, string>> = {
      typescript: 'class',
      python: 'class def',
      go: 'func',
      rust: 'match',
    };
    const all = ['class', 'def', 'func', 'match', 'kind'];
    for (const [language, words] of Object.entries(kept))
      assert.deepEqual(
        readNames(answer, 'x', language),
        all.filter((word) => !words.split(' ').includes(word)),
      );
  });
});
