import assert from 'node:assert/strict';
import { onlyHere } from '../../../src/webview/compare/onlyHere';

const fenced = (code: string): string => `Words\n\n\`\`\`ts\n${code}\n\`\`\`\n`;
const found = (...texts: readonly string[]): readonly (readonly string[])[] =>
  onlyHere(texts).map((lines) => [...lines]);

describe('the lines that only one answer has', () => {
  it('are those of its code that no other one has, however they are indented', () => {
    assert.deepEqual(found(fenced('a();\n  b();'), fenced('  a();\nc();')), [['b();'], ['c();']]);
  });

  it('are found among three answers', () => {
    assert.deepEqual(found(fenced('a();\nb();'), fenced('a();'), fenced('b();\nd();')), [
      [],
      [],
      ['d();'],
    ]);
  });

  it('are no words, and no brackets', () => {
    assert.deepEqual(found('One\n', 'Two\n'), [[], []]);
    assert.deepEqual(found(fenced('a();\n}'), fenced('a();\n)')), [[], []]);
  });

  it('are none where no other answer has code', () => {
    assert.deepEqual(found(fenced('a();'), 'No.'), [[], []]);
  });
});
