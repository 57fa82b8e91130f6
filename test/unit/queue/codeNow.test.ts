import assert from 'node:assert/strict';
import { codeNow, isStillThere } from '../../../src/core/queue/codeNow';

const file = 'import a;\n\nfunction one() {\n  return 1;\n}\n\nfunction two() {\n  return 2;\n}\n';
const two = { text: 'function two() {\n  return 2;\n}', lines: [7, 9] } as const;

describe('The code of a question that waited', () => {
  it('is the same while its text stands in the file, wherever', () => {
    assert.ok(isStillThere(file, two));
    assert.ok(isStillThere(`import b;\n${file}`, two));
    assert.ok(!isStillThere(file.replace('2;', '3;'), two));
  });

  it('is another one with any change where the whole file was meant', () => {
    assert.ok(isStillThere(file, { text: file }));
    assert.ok(!isStillThere(`${file}\n`, { text: file }));
    assert.deepEqual(codeNow('new', { text: file }), { text: 'new', offset: 0 });
  });

  it('is found again by its first and its last line, though it moved and grew', () => {
    const now = `import b;\n${file.replace('return 2;', 'const n = 2;\n  return n;')}`;
    const { text, lines, offset } = codeNow(now, two);
    assert.equal(text, 'function two() {\n  const n = 2;\n  return n;\n}');
    assert.deepEqual(lines, [8, 11]);
    assert.equal(now.slice(offset, offset + text.length), text);
  });

  it('is what stands in its lines where nothing of it is left', () => {
    const { text, lines } = codeNow('a\nb\nc', { text: 'x\ny', lines: [2, 3] });
    assert.deepEqual([text, lines], ['b\nc', [2, 3]]);
  });

  it('ends with the file where that became short', () => {
    const { text, lines } = codeNow('a', { text: 'x\ny', lines: [8, 9] });
    assert.deepEqual([text, lines], ['a', [1, 1]]);
  });

  it('keeps the line ends of the file inside, and none behind', () => {
    const now = 'a\r\nfunction two() {\r\n  return 3;\r\n}\r\n';
    const old = { text: two.text.replaceAll('\n', '\r\n'), lines: two.lines };
    assert.equal(codeNow(now, old).text, 'function two() {\r\n  return 3;\r\n}');
  });
});
