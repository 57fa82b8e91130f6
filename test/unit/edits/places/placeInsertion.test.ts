import assert from 'node:assert/strict';
import { code, edited } from '../../../support/placing';

/** `|` is the cursor; in what comes out it is gone. */
function inserted(marked: string, answer: string, languageId = 'typescript'): string {
  const at = marked.indexOf('|');
  assert.ok(at >= 0);
  const text = marked.replace('|', '');
  return edited(text, code(answer), { selection: [at, at], languageId });
}

const flat = 'if (z) {\n  w();\n}\n';
const indented = flat.replace(/^(?=.)/gm, '    ');
const inFunction = 'class A {\n  a() {\n    x();\n|\n    y();\n  }\n}\n';

describe('code that comes in at the cursor', () => {
  it('fills a blank line, indented as the lines around it, however the answer is', () => {
    const wanted = inFunction.replace('|\n', indented);
    for (const answer of [flat, indented, `\n${indented}\n`, indented.trimStart()])
      assert.equal(inserted(inFunction, answer), wanted);
  });

  it('goes a step deeper below what opens a block, and before what closes one', () => {
    const open = 'class A {\n|\n}\n';
    const method = 'b() {\n  return 1;\n}\n';
    const wanted = 'class A {\n  b() {\n    return 1;\n  }\n}\n';
    assert.equal(inserted(open, method), wanted);
    const after = 'class A {\n  a() {}\n|\n}\n';
    assert.equal(inserted(after, method), wanted.replace('{\n', '{\n  a() {}\n'));
  });

  it('is where its own indentation says, where that decides what it belongs to', () => {
    const python = 'def f():\n    x()\n|\n\ndef g():\n    y()\n';
    const put = (lines: string): string => python.replace('|\n', lines);
    assert.equal(inserted(python, '    z()\n', 'python'), put('    z()\n'));
    assert.equal(inserted(python, 'z()\n', 'python'), put('z()\n'));
    assert.equal(inserted(python, '        z()\n', 'python'), put('    z()\n'));
  });

  it('is indented as the cursor on a blank line is', () => {
    const python = 'def f():\n    x()\n    |\n\ndef g():\n    y()\n';
    const wanted = python.replace('    |\n', '    if z:\n        w()\n');
    assert.equal(inserted(python, 'if z:\n    w()\n', 'python'), wanted);
  });

  it('goes above a line when the cursor stands before its code, else below it', () => {
    const line = 'function f() {\n  x();\n  y();\n}\n';
    const above = 'function f() {\n  x();\n  z();\n  y();\n}\n';
    assert.equal(inserted(line.replace('  y', '|  y'), 'z();\n'), above);
    assert.equal(inserted(line.replace('y', '|y'), 'z();\n'), above);
    assert.equal(inserted(line.replace('x();', 'x|();'), 'z();\n'), above);
    assert.equal(inserted(line.replace('x();', 'x();|'), 'z();\n'), above);
    const first = 'function f() {\n  z();\n  x();\n  y();\n}\n';
    assert.equal(inserted(line.replace('f() {', 'f() {|'), 'z();\n'), first);
  });

  it('keeps the end of the file and its line ends', () => {
    assert.equal(inserted('a();\n|', 'b();\n'), 'a();\nb();\n');
    assert.equal(inserted('a();|', 'b();\n'), 'a();\nb();');
    assert.equal(inserted('|', 'b();\n'), 'b();\n');
    assert.equal(inserted('a();\r\n|\r\nc();\r\n', 'b();\n'), 'a();\r\nb();\r\nc();\r\n');
  });

  it('is indented with the tabs of the file', () => {
    const tabs = 'function f() {\n\tx();\n|\n\ty();\n\tif (a) {\n\t\tb();\n\t}\n}\n';
    const wanted = tabs.replace('|\n', '\tif (z) {\n\t\tw();\n\t}\n');
    assert.equal(inserted(tabs, flat), wanted);
    assert.equal(inserted(tabs, indented.replaceAll('    ', '  ')), wanted);
  });

  it('is refused when the answer has the code around it as well', () => {
    const file = 'const first = 1;\nconst second = 2;\n|\nconst third = 3;\nconst fourth = 4;\n';
    const before = 'const first = 1;\nconst second = 2;\nconst more = 0;\n';
    const after = 'const more = 0;\nconst third = 3;\nconst fourth = 4;\n';
    for (const answer of [before, after]) assert.match(inserted(file, answer), /unclear.*repeats/);
  });
});
