import assert from 'node:assert/strict';
import type { Syntax } from '../../../../src/core/syntax/syntax';
import { SyntaxTrees } from '../../../../src/core/syntax/syntaxTrees';
import { placeEdits } from '../../../../src/core/edits/places/placeEdits';
import { grammarFiles } from '../../../support/grammarFiles';
import { code, edited } from '../../../support/placing';

const file = `import fs from 'node:fs';
import path from 'node:path';

export function read(name) {
  const file = path.join(root, name);
  return fs.readFileSync(file, 'utf8');
}

export class Store {
  open() {
    this.handle = fs.openSync(root);
    this.count = 0;
    this.log('open');
  }

  close() {
    fs.closeSync(this.handle);
  }
}
`;

const at = (text: string): readonly [number, number] => {
  const start = file.indexOf(text);
  return [start, start + text.length];
};

describe('a bare block of code', () => {
  it('takes the place of the selection, with its indentation and the space around it', () => {
    const method = '  close() {\n    fs.closeSync(this.handle);\n  }\n';
    const next = 'close() {\n  fs.closeSync(this.handle);\n  this.count = 0;\n}';
    const wanted = file.replace('this.handle);\n', 'this.handle);\n    this.count = 0;\n');
    assert.equal(edited(file, code(next), { selection: at(method) }), wanted);
    assert.equal(edited(file, code(next), { selection: at(method.trim()) }), wanted);
    const whole = next.replace(/^/gm, '  ');
    assert.equal(edited(file, code(`\n${whole}\n\n`), { selection: at(method) }), wanted);
    assert.equal(edited(file, code(whole.trim()), { selection: at(method) }), wanted);
  });

  it('takes the place of a part of a line', () => {
    const selection = at('path.join(root, name)');
    assert.equal(
      edited(file, code('path.resolve(name)\n'), { selection }),
      file.replace('path.join(root, name)', 'path.resolve(name)'),
    );
  });

  it('is not what takes the place of the selection where it has code from around that', () => {
    const selection = at("    this.count = 0;\n    this.log('open');\n");
    const lines = '    this.count = 1;\n    this.log();\n';
    const wanted = file.replace("0;\n    this.log('open')", '1;\n    this.log()');
    assert.equal(edited(file, code(lines), { selection }), wanted);
    for (const more of [
      `open() {\n${lines}}\n`,
      `export class Store {\n  open() {\n${lines}  }\n}\n`,
    ])
      assert.match(edited(file, code(more), { selection }), /unclear/, more);
    const above = `    this.handle = fs.openSync(root);\n${lines}`;
    assert.equal(edited(file, code(above), { selection }), wanted, 'the line above is one');
    assert.equal(
      edited(file, code('    if (this.count) {\n      this.log();\n    }\n'), { selection }),
      file.replace(
        "    this.count = 0;\n    this.log('open');\n",
        '    if (this.count) {\n      this.log();\n    }\n',
      ),
    );
  });

  it('loses an open tag where it goes into PHP code, and only there', () => {
    const page = '<p>\n<?php\nf(1);\n?>\n<b>b</b>\n';
    const replaced = (selected: string, text: string): string => {
      const start = page.indexOf(selected);
      const selection = [start, start + selected.length] as const;
      return edited(page, code(text), { languageId: 'php', selection });
    };
    assert.equal(replaced('f(1);', '<?php\nf(2);\n'), page.replace('1', '2'));
    assert.equal(replaced('<b>b</b>', '<?php\nf(2);\n'), page.replace('<b>b</b>', '<?php\nf(2);'));
    assert.equal(replaced('<p>', '<?php\nf(2);\n?>\n'), page.replace('<p>', '<?php\nf(2);\n?>'));
    const both = '<?php\nf(2);\n?>\n<i>i</i>\n';
    assert.equal(replaced('<?php\nf(1);\n?>', both), page.replace(/<\?[^]*\?>/, both.trim()));
  });

  it('is the whole file when it has most of it, from the first line to the last', () => {
    const next = file.replace('this.count = 0', 'this.count = 1').replace("'utf8'", "'latin1'");
    assert.equal(edited(file, code(next)), next);
    assert.equal(edited(file.replaceAll('\n', '\r\n'), code(next)), next.replaceAll('\n', '\r\n'));
    assert.equal(edited('', code('a\nb\n')), 'a\nb\n');
    assert.equal(edited('{"a":1,"b":[2]}', code('{"a":1,"b":[3]}\n')), '{"a":1,"b":[3]}');
    assert.match(edited('{"a":1,"b":[2]}', code('{"c":null}\n')), /unclear/);
  });

  it('is refused where the answer has two versions of the whole file', () => {
    const text = 'a\nb\nc\nd\ne\n';
    for (const [from, to] of [
      ['b', 'x'],
      ['d', 'x'],
    ] as const) {
      const versions = [text.replace('b', 'y'), text.replace(from, to)].map((one) => code(one));
      const { hunks, refusals } = placeEdits({ text, languageId: 'plaintext' }, versions);
      assert.deepEqual(hunks, []);
      assert.match(refusals.map(({ reason }) => reason).join(), /several versions/);
    }
  });

  it('is the whole file, whatever is in it, when the answer says so', () => {
    assert.equal(edited(file, code('a();\n', { extent: 'file' })), 'a();\n');
  });

  it('keeps the line that names the file where the file has it', () => {
    const named = `// store.js\n${file}`;
    const next = file.replace("'utf8'", "'latin1'");
    assert.equal(edited(named, code(next, { nameLine: '// store.js\n' })), `// store.js\n${next}`);
    assert.equal(edited(file, code(next, { nameLine: '// store.js\n' })), next);
  });

  it('brings the white space at the ends of its new lines, and leaves that of others alone', () => {
    const poem = 'Roses  \nare red.  \nViolets\nare blue.\n';
    const selection = [0, poem.length] as const;
    const next = poem.replace('are red.', 'are red and');
    for (const context of [{}, { selection }]) {
      assert.equal(edited(poem, code(next), context), next);
      assert.equal(edited(poem, code(next.replace('Roses  ', 'Roses')), context), next);
      const only = poem.replace('Violets', 'Violets  ');
      assert.equal(edited(poem, code(only), context), only);
      const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
      const windows = 'selection' in context ? { selection: [0, crlf(poem).length] as const } : {};
      assert.equal(edited(crlf(poem), code(only), windows), crlf(only));
    }
  });

  it('is refused when it is a part of the file without a name', () => {
    assert.match(edited(file, code('  this.count = 1;\n')), /unclear/);
    assert.match(edited(file, code(file.slice(file.indexOf('export class')))), /unclear/);
    assert.match(edited(file, code(file)), /unchanged/);
  });
});

describe('code with parts left out', () => {
  it('changes what it shows and keeps what it leaves out', () => {
    const answer = `// ... existing code ...

export function read(name) {
  return fs.readFileSync(path.join(root, name), 'utf8');
}

// ... existing code ...
`;
    const wanted = file.replace(
      / {2}const file[^]*?'utf8'\);\n/,
      "  return fs.readFileSync(path.join(root, name), 'utf8');\n",
    );
    assert.equal(edited(file, code(answer)), wanted);
  });

  it('may leave out the middle of a method', () => {
    const answer = `export class Store {
  // ... existing code ...

  close() {
    fs.closeSync(this.handle);
    this.handle = undefined;
  }
}
`;
    assert.equal(
      edited(file, code(answer)),
      file.replace('(this.handle);\n', '(this.handle);\n    this.handle = undefined;\n'),
    );
  });

  it('may bring imports at the top and a function at the end', () => {
    const answer = `import fs from 'node:fs';
import os from 'node:os';
// ... existing code ...

export function home() {
  return os.homedir();
}
`;
    assert.equal(
      edited(file, code(answer)),
      `${file.replace("node:fs';\n", "node:fs';\nimport os from 'node:os';\n")}\nexport function home() {\n  return os.homedir();\n}\n`,
    );
  });

  it('does not take a comment with dots for code left out when the file has it', () => {
    const own = `// ... to be sorted\nlet a = 1;\nlet b = 2;\n`;
    assert.equal(edited(own, code(own.replace('2', '3'))), own.replace('2', '3'));
  });

  it('may have a definition in a new version, whose name tells the place', () => {
    const next = 'export function read(other) {\n  return other;\n}\n';
    assert.equal(
      edited(file, code(`// ... existing code ...\n\n${next}`)),
      file.replace(/export function[^]*?\n}\n/, next),
    );
  });

  it('is refused where a part has no certain place', () => {
    for (const answer of [
      '// ... existing code ...\n  nothing();\n// ... existing code ...\n',
      'export function read(name) {\n  return name;\n// ... existing code ...\n',
      '// ... existing code ...\n    this.count = 0;\n    this.log(1);\n    // ... existing code ...\n',
    ])
      assert.match(edited(file, code(answer)), /unclear/, answer);
  });
});

describe('code that is definitions of the file', () => {
  const trees = new SyntaxTrees(grammarFiles());
  let typescript: Syntax;
  let python: Syntax;
  before(async () => {
    const opened = await Promise.all([trees.open('typescript'), trees.open('python')]);
    assert.ok(opened[0] && opened[1]);
    [typescript, python] = opened;
  });
  after(() => trees.dispose());

  const placed = (text: string, own = file): string =>
    edited(own, code(text), { readOutline: (all) => typescript.outline(all) });

  it('takes the place of the function with its name', () => {
    const next = 'export function read(name) {\n  return name;\n}\n';
    assert.equal(placed(next), file.replace(/export function[^]*?\n}\n/, next));
  });

  it('takes the place of a method, indented as that is, and keeps its comment', () => {
    const own = file.replace('  close()', '  // Once.\n  close()');
    const next = 'close() {\n  fs.closeSync(this.handle);\n  this.count--;\n}\n';
    assert.equal(
      placed(next, own),
      own.replace('Sync(this.handle);\n', 'Sync(this.handle);\n    this.count--;\n'),
    );
    assert.equal(
      placed(`// Twice.\n${next}`, own),
      own
        .replace('Sync(this.handle);\n', 'Sync(this.handle);\n    this.count--;\n')
        .replace('Once', 'Twice'),
    );
  });

  it('takes the place of the class around the selection where it has all of that', () => {
    const next = file.slice(file.indexOf('export class')).replace('count = 0', 'count = 1');
    assert.equal(
      edited(file, code(next), {
        selection: at('    this.count = 0;\n'),
        readOutline: (all) => typescript.outline(all),
      }),
      file.replace('count = 0', 'count = 1'),
    );
  });

  it('may come with imports that the file has, and with another definition', () => {
    const next = `import fs from 'node:fs';

export function read(name) {
  return name;
}

export class Store {
  open() {}
  close() {}
}
`;
    assert.equal(
      placed(next),
      file
        .replace(/ {2}const file[^]*?'utf8'\);/, '  return name;')
        .replace(/ {2}open\(\)[^]*/, '  open() {}\n  close() {}\n}\n'),
    );
  });

  it('is refused with a new import, a new name, a name twice, or a class without its members', () => {
    for (const text of [
      "import os from 'node:os';\n\nexport function read() {}\n",
      'export function write() {}\n',
      'export class Store {\n  open() {}\n}\n',
      'read(1);\n',
    ])
      assert.match(placed(text), /unclear/, text);
    const twice = `${file}\nexport class Other {\n  close() {}\n}\n`;
    assert.match(placed('close() {\n  stop();\n}\n', twice), /unclear/);
  });

  it('is refused where the answer has two versions, but for that of the file', () => {
    const made = (...texts: readonly string[]): string =>
      edited(
        file,
        texts.map((text) => code(text)),
        { readOutline: (all) => typescript.outline(all) },
      );
    const [one, other] = ['1', '2'].map(
      (value) => `export function read(name) {\n  return ${value};\n}\n`,
    );
    assert.match(made(one ?? '', other ?? ''), /several versions/);
    const { hunks } = placeEdits(
      { text: file, languageId: 'typescript' },
      [one, other].map((text = '') => code(text)),
      { readOutline: (all) => typescript.outline(all) },
    );
    assert.deepEqual(hunks, []);
    const own = file.slice(file.indexOf('export function'), file.indexOf('export class'));
    assert.match(made(own, one ?? ''), /unchanged/);
    const whole = file.replace("'utf8'", "'latin1'");
    const again = whole.slice(whole.indexOf('export function'), whole.indexOf('export class'));
    assert.match(made(whole, again), /overlap/, 'the whole file, and a part of it again');
    const use = 'const read = require("./read");\nread(1);\n';
    assert.match(made(one ?? '', use), /unclear.*which part/);
  });

  it('is found in Python too, where nothing closes a block', () => {
    const own =
      'import os\n\n\nclass A:\n    def f(self):\n        return 1\n\n    def g(self):\n        return 2\n';
    const next = 'def f(self):\n    x = 3\n    return x\n';
    assert.equal(
      edited(own, code(next), {
        languageId: 'python',
        readOutline: (all) => python.outline(all),
      }),
      own.replace('        return 1\n', '        x = 3\n        return x\n'),
    );
  });
});
