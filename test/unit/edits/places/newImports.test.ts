import assert from 'node:assert/strict';
import { placeEdits } from '../../../../src/core/edits/places/placeEdits';
import { code, edited } from '../../../support/placing';

const body = 'function a() {\n  return 1;\n}\n\nfunction b() {\n  return 2;\n}\n';
const file = `import { one, two } from './numbers';\n\n${body}`;

/** The file with an answer for the code in it. */
function answered(
  own: string,
  selected: string,
  answer: string,
  languageId = 'typescript',
): string {
  const start = own.indexOf(selected);
  assert.ok(start >= 0, selected);
  const selection = [start, start + selected.length] as const;
  return edited(own, code(answer), { selection, languageId });
}

describe('imports at the head of an answer for a selection', () => {
  const selected = 'function b() {\n  return 2;\n}\n';
  const next = selected.replace('2', 'three');
  const wanted = file.replace(selected, next);

  it('go behind those of the file, as a change of their own', () => {
    const selection = [file.indexOf(selected), file.length] as const;
    const document = { text: file, languageId: 'typescript' };
    const answer = code(`import { three } from './three';\n\n${next}`);
    const { hunks } = placeEdits(document, [answer], { selection });
    assert.deepEqual(
      hunks.map(({ replacement, assumptions }) => [replacement, assumptions]),
      [
        [
          "import { three } from './three';\n",
          ['What the answer imports goes to the imports of the file.'],
        ],
        ['  return three;\n', []],
      ],
    );
    const windows = (text: string): string => text.replaceAll('\n', '\r\n');
    assert.equal(
      answered(windows(file), windows(selected), `import './three';\n${next}`),
      windows(wanted.replace(/\n/, "\nimport './three';\n")),
    );
  });

  it('are left out where the file has them, and so are those of their names that it has', () => {
    for (const own of ["import { one, two } from './numbers';", 'import { two } from "./numbers"'])
      assert.equal(answered(file, selected, `${own}\n\n${next}`), wanted, own);
    assert.equal(
      answered(file, selected, `import {\n  one,\n  three,\n} from './numbers';\n\n${next}`),
      wanted.replace('\n', "\nimport { three } from './numbers';\n"),
    );
  });

  it('begin a file that begins with code, and no other', () => {
    const answer = `import { three } from './three';\n\n${next}`;
    const own = body.replace(selected, next);
    const first = "import { three } from './three';\n\n";
    assert.equal(answered(body, selected, answer), first + own);
    for (const head of ['#!/usr/bin/env node\n', '// Of whom?\n', "'use strict';\n"]) {
      const inPlace = `${head}${body}`.replace(selected, answer);
      assert.equal(answered(head + body, selected, answer), inPlace, head);
    }
  });

  it('stay in their place where a name is there from elsewhere', () => {
    const answer = `import { one } from './other';\n\n${next}`;
    assert.equal(answered(file, selected, answer), file.replace(selected, answer));
  });

  it('stay in a function, and where imports are selected', () => {
    const python = 'import os\n\ndef a():\n    return os.name\n';
    assert.equal(
      answered(python, '    return os.name\n', '    import re\n    return re\n', 'python'),
      'import os\n\ndef a():\n    import re\n    return re\n',
    );
    assert.equal(
      answered(file, file.slice(0, file.indexOf('\n') + 1), "import { one } from './numbers';"),
      file.replace('one, two', 'one'),
    );
  });

  it('have a place in Go only among imports', () => {
    const go = 'package a\n\nfunc a() {}\n\nfunc b() {}\n';
    const answer = 'import "fmt"\n\nfunc b() { fmt.Print() }\n';
    assert.equal(answered(go, 'func b() {}\n', answer, 'go'), go.replace('func b() {}\n', answer));
    const lines = go.replace('a\n', 'a\n\nimport "os"\n');
    assert.equal(
      answered(lines, 'func b() {}\n', answer, 'go'),
      lines.replace('"os"\n', '"os"\nimport "fmt"\n').replace('b() {', 'b() { fmt.Print() '),
    );
  });

  it('are not all that can take the place of the code', () => {
    assert.match(answered(file, selected, "import './three';\n"), /unclear.*nothing but imports/);
  });
});
