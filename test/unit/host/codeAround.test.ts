import * as assert from 'node:assert/strict';
import { codeAround } from '../../../src/host/editor/codeAround';

/** The code that is found around the line with `|`. */
function found(marked: string): string | undefined {
  const lines = marked.split('\n');
  const at = lines.findIndex((line) => line.includes('|'));
  const clean = lines.map((line) => line.replace('|', ''));
  const span = codeAround(clean, at);
  return span && clean.slice(span.first, span.last + 1).join('\n');
}

describe('the code around the cursor where no language tells', () => {
  it('is the paragraph of a text', () => {
    assert.equal(found('One.\n\nTwo,\n|still two.\n\nThree.'), 'Two,\nstill two.');
  });

  it('is a whole function, blank lines inside it too', () => {
    const code = 'a();\n\nfunction f() {\n  one();\n\n  |two();\n}\n\nb();';
    assert.equal(found(code), 'function f() {\n  one();\n\n  two();\n}');
  });

  it('is the same function from its first and its last line', () => {
    const expected = 'def f(x):\n    y = x\n\n    return y';
    assert.equal(found('import a\n\n|def f(x):\n    y = x\n\n    return y\n\nb = 1'), expected);
    assert.equal(found('import a\n\ndef f(x):\n    y = x\n\n    |return y\n\nb = 1'), expected);
  });

  it('ends with what closes it', () => {
    assert.equal(found('call(() => {\n  |x();\n\n});\n\nnext();'), 'call(() => {\n  x();\n\n});');
  });

  it('is nothing on a blank line', () => {
    assert.equal(found('a\n|\nb'), undefined);
    assert.equal(found('|'), undefined);
  });

  it('is all of a document of one line', () => {
    assert.equal(found('|const a = 1;'), 'const a = 1;');
  });

  it('stops at the ends of the document', () => {
    assert.equal(found('  a\n  |b\n\n'), '  a\n  b');
  });
});
