import assert from 'node:assert/strict';
import { placeEdits } from '../../../../src/core/edits/places/placeEdits';
import { edited, replacing } from '../../../support/placing';

const cart = `import { price } from './price';

export class Cart {
  total(items) {
    let sum = 0;
    for (const item of items) {
      sum += price(item);
    }
    return sum;
  }

  // Counts what is in it.
  count(items) {
    return items.length;
  }
}
`;

const loop = `    for (const item of items) {
      sum += price(item);
    }
`;
const better = `    for (const item of items) {
      sum += price(item) * item.count;
    }
`;
const wanted = cart.replace('price(item);', 'price(item) * item.count;');

/** Every line with so much less indentation. */
const dedented = (text: string, by: number): string =>
  text.replace(new RegExp(`^ {${by}}`, 'gm'), '');

describe('replacing code that an answer quotes', () => {
  it('finds it where it is', () => {
    assert.equal(edited(cart, replacing(loop, better)), wanted);
  });

  it('may also remove and add whole lines', () => {
    assert.equal(edited('a\nb\nc\n', replacing('b\n', '')), 'a\nc\n');
    assert.equal(edited('a\nb\nc\n', replacing('b\n', 'b\nx\n')), 'a\nb\nx\nc\n');
    assert.equal(edited('a\nb\nc', replacing('c\n', '')), 'a\nb');
    assert.equal(edited('a\nb\nc', replacing('c\n', 'c\nd\n')), 'a\nb\nc\nd');
    assert.equal(edited('a\nb\nc', replacing('b\nc', 'x')), 'a\nx');
  });

  it('keeps line endings, byte order mark, trailing space and a missing final line break', () => {
    const file = '\uFEFFone  \r\ntwo\r\nthree';
    assert.equal(
      edited(file, replacing('one\ntwo\nthree\n', 'one\n2\nthree\nfour\n')),
      '\uFEFFone  \r\n2\r\nthree\r\nfour',
    );
  });

  it('writes the white space at the end of new lines, and compares none', () => {
    const poem = 'Roses  \nare red.  \n\nViolets\nare blue.\n';
    assert.equal(
      edited(poem, replacing('Roses\nare red.\n', 'Roses\nare white  \nand red.\n')),
      'Roses  \nare white  \nand red.\n\nViolets\nare blue.\n',
    );
    assert.equal(
      edited('  one;\n', replacing('one;\n', 'two;\n    \nthree;  \n')),
      '  two;\n\n  three;  \n',
      'but no indentation of a line that has nothing else',
    );
    assert.equal(edited('', replacing('', 'a  \nb\n')), 'a  \nb\n');
  });

  it('changes the white space at the ends of lines where the answer changes nothing else', () => {
    const poem = 'Roses\nare red.  \nViolets\n';
    for (const [search, replacement, result] of [
      ['Roses\n', 'Roses  \n', 'Roses  \nare red.  \nViolets\n'],
      ['Roses\nare red.  \n', 'Roses\nare red.\n', 'Roses\nare red.\nViolets\n'],
      ['are red.\nViolets\n', 'are red.\nViolets\t\n', 'Roses\nare red.  \nViolets\t\n'],
    ] as const) {
      assert.equal(edited(poem, replacing(search, replacement)), result);
      const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
      assert.equal(edited(crlf(poem), replacing(search, replacement)), crlf(result));
    }
    assert.match(edited(poem, replacing('are red.\n', 'are red.  \n')), /has this change already/);
  });

  it('changes it beside other lines only where the answer marks each line that changes', () => {
    const poem = 'Roses  \nare red.\nViolets\nare blue.\n';
    const edit = replacing(poem, 'Roses\nare red\nand white.  \nViolets  \nare blue.\n');
    assert.equal(edited(poem, edit), 'Roses  \nare red\nand white.  \nViolets\nare blue.\n');
    for (const format of ['unifiedDiff', 'patch'] as const)
      assert.equal(
        edited(poem, { ...edit, format }),
        'Roses\nare red\nand white.  \nViolets  \nare blue.\n',
      );
  });

  it('finds code whose indentation the answer dropped, and indents the change', () => {
    for (const by of [2, 4])
      assert.equal(edited(cart, replacing(dedented(loop, by), dedented(better, by))), wanted);
    assert.equal(edited(cart, replacing(loop.trim(), better.trim())), wanted, 'of the first line');
    assert.equal(edited(cart, replacing(dedented(loop, 4), better)), wanted, 'of the search only');
  });

  it('speaks tabs where the file does', () => {
    const tabs = cart.replace(/^( {2})+/gm, (spaces) => '\t'.repeat(spaces.length / 2));
    const added = better.replace('    }\n', '      log(item);\n    }\n');
    assert.equal(
      edited(tabs, replacing(loop, added)),
      tabs.replace('price(item);', 'price(item) * item.count;\n\t\t\tlog(item);'),
    );
  });

  it('keeps the comments and blank lines that the answer left out', () => {
    const search = `    return sum;\n  }\n  count(items) {\n    return items.length;\n  }\n`;
    const replacement = search.replace('items.length', 'items.size');
    assert.equal(
      edited(cart, replacing(search, replacement)),
      cart.replace('items.length', 'items.size'),
    );
  });

  it('does not mind other quotes, spacing and semicolons around the change', () => {
    const search = `import { price } from "./price"\n\nexport class Cart {\n`;
    assert.equal(
      edited(cart, replacing(search, search.replace('Cart', 'Cart extends Base'))),
      cart.replace('class Cart {', 'class Cart extends Base {'),
    );
  });

  it('does not mind how wide the space between words is', () => {
    const table = 'a (\n  id     INT,\n  name\tTEXT,\n  about  TEXT\n)\n';
    assert.equal(
      edited(table, replacing('  id INT,\n  name TEXT,\n', '  id INT,\n  name TEXT NOT NULL,\n')),
      table.replace('name\tTEXT', 'name TEXT NOT NULL'),
    );
    const text = 'say("a  b");\ngo();\n';
    assert.match(edited(text, replacing('say("a b");\n', 'say("c");\n')), /missing/);
  });

  it('finds a part of a line that is there once', () => {
    assert.equal(
      edited(cart, replacing('items.length', 'items.size')),
      cart.replace('items.length', 'items.size'),
    );
    assert.match(edited(cart, replacing('rice(item)', 'x')), /missing/, 'not a part of a word');
    assert.match(edited(cart, replacing('items)', 'all)')), /several/);
  });

  it('finds a part of the line that is the whole file', () => {
    const line = '{"a":[1,2],"b":{"c":[1,2]}}\n';
    assert.equal(
      edited(line, replacing('"b":{"c":[1,2]}\n', '"b":{}\n')),
      line.replace('"c":[1,2]', ''),
    );
    assert.match(edited(line, replacing('[1,2]\n', '[1]\n')), /several/);
    assert.match(edited(`${line}${line}`, replacing('"b":{"c":[1,2]}\n', '"b":{}\n')), /missing/);
  });

  it('makes every edit of an answer, and the same one only once', () => {
    const edits = [
      replacing('    let sum = 0;\n', '    let sum = 1;\n'),
      replacing('    return sum;\n', '    return sum + 1;\n'),
      replacing('    return sum;\n', '    return sum + 1;\n'),
    ];
    assert.equal(
      edited(cart, edits),
      cart.replace('sum = 0', 'sum = 1').replace('return sum', 'return sum + 1'),
    );
  });

  it('makes an edit of what one before it has written', () => {
    const edits = [
      replacing('    let sum = 0;\n', '    let total = 0;\n'),
      replacing('    return sum;\n', '    return total;\n'),
      replacing('    let total = 0;\n', '    let total = 1;\n'),
      replacing('    let total = 1;\n', '    let total = 2;\n'),
    ];
    assert.equal(
      edited(cart, edits),
      cart.replace('sum = 0', 'total = 2').replace('return sum', 'return total'),
    );
    const last = replacing('let total = 0;\n', 'x();\n');
    assert.match(edited(cart, [last, ...edits.slice(0, 1)]), /missing/, 'not of a later one');
    const twice = replacing('    let sum = 0;\n', '    go();\n    go();\n');
    assert.match(edited(cart, [twice, replacing('    go();\n', '    no();\n')]), /missing/);
  });

  it('makes one change at every place where the answer has it as often as the file', () => {
    const file = 'f();\na\nf();\nb\n';
    const edit = replacing('f();\n', 'g();\n');
    assert.match(edited(file, edit), /several.*lines 1 and 3/);
    assert.equal(edited(file, [edit, edit]), 'g();\na\ng();\nb\n');
  });

  it('tells what it assumed, and nothing where the code is as the answer has it', () => {
    const assumed = (search: string): readonly string[] =>
      placeEdits({ text: cart, languageId: 'typescript' }, [
        replacing(search, 'x\n'),
      ]).hunks.flatMap(({ assumptions }) => assumptions);
    assert.deepEqual(assumed(loop), []);
    assert.match(assumed(dedented(loop, 4)).join(), /indents/);
  });
});

describe('an edit is refused', () => {
  const long = `function save(user) {
  check(user);
  const row = toRow(user);
  const id = insert(row);
  // Tell the others.
  publish(id);
  return id;
}
`;

  it('when its code is not in the file', () => {
    assert.match(edited(cart, replacing('nowhere();\n', 'x();\n')), /missing/);
    assert.match(edited(cart, replacing('let sum = 1;\n', 'let sum = 2;\n')), /missing/);
    assert.match(edited(cart, replacing('return items.size;\n', 'return 1;\n')), /missing/);
  });

  it('when it changes nothing, or is made already', () => {
    assert.match(edited(cart, replacing(loop, loop)), /unchanged.*as it is/);
    assert.match(edited(wanted, replacing(loop, better)), /unchanged.*already/);
    assert.match(edited('a\nb\n', replacing('a\n', 'a\nb\n')), /unchanged/, 'not added twice');
  });

  it('when the file has another line where the answer changes one', () => {
    const search = long.replace('insert(row)', 'add(row)');
    assert.match(edited(long, replacing(search, search.replace('add(', 'put('))), /missing/);
  });

  it('when it would remove a line that it does not know', () => {
    const search = long.replace('  const id = insert(row);\n', '');
    const edit = replacing(search, 'function save(user) {\n  return store(user);\n}\n');
    assert.match(edited(long, edit), /missing.*does not know/);
  });

  it('when a kept line of a short block differs', () => {
    const search = '  const id = insert(rows);\n  publish(id);\n  return id;\n';
    assert.match(edited(long, replacing(search, search.replace('return', 'await'))), /missing/);
  });

  it('when the function has another name', () => {
    const search = long.replace('save', 'load');
    assert.match(
      edited(long, replacing(search, search.replace('return id', 'return 1'))),
      /missing/,
    );
  });

  it('but not when one kept line of many has a word less, which then stays', () => {
    const search = long
      .replace('  // Tell the others.\n', '')
      .replace('const row = toRow(user)', 'row = toRow(user)');
    assert.equal(
      edited(long, replacing(search, search.replace('return id', 'return String(id)'))),
      long.replace('return id', 'return String(id)'),
    );
  });

  it('when Python code is nested in another way', () => {
    const python = 'def f():\n    if a:\n        b()\n    c()\n';
    const search = 'if a:\n    b()\n    c()\n';
    const result = edited(python, replacing(search, 'd()\n'), { languageId: 'python' });
    assert.match(result, /REFUSED/);
  });

  it('when it does not say where the code goes, unless the file is empty', () => {
    assert.match(edited(cart, replacing('', 'x\n')), /unclear/);
    assert.equal(edited('', replacing('', 'x\ny\n')), 'x\ny\n');
  });

  it('when an earlier one changes the same lines', () => {
    const edits = [replacing('b\n', 'x\n'), replacing('a\nb\n', 'y\n')];
    assert.match(edited('a\nb\n', edits), /overlap/);
  });
});
