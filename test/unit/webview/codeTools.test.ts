import assert from 'node:assert/strict';
import { addLine, codePieces, noLines } from '../../../src/webview/markdown/codeLines';
import { decodeEntities } from '../../../src/webview/markdown/decodeEntities';
import { readFenceInfo } from '../../../src/webview/markdown/fenceInfo';
import { highlightPieces } from '../../../src/webview/markdown/highlight';
import { grammars } from '../../../src/webview/markdown/grammars';
import { findLanguage } from '../../../src/webview/markdown/languages';

describe('Code in an answer', () => {
  it('is cut into the same pieces line by line and at once', () => {
    for (const count of [0, 1, 39, 40, 41, 80, 81, 200]) {
      const lines = Array.from({ length: count }, (_, n) => `line ${n}`);
      const { pieces, last } = lines.reduce(addLine, noLines);
      const grown = last.length === 0 ? pieces : [...pieces, last.join('\n')];
      assert.deepEqual(grown.length === 0 ? [''] : grown, codePieces(lines.join('\n')));
    }
  });

  it('keeps every letter when it is coloured', () => {
    const code = `const a = \`x\${1}\`; // ü 🚀\n\n${'if (a) { b("c"); }\n'.repeat(300)}/* open`;
    for (const grammar of Object.keys(grammars) as (keyof typeof grammars)[]) {
      const pieces = [...highlightPieces(code, grammar)].flat();
      const texts = pieces.map((runs) => runs.map(({ text }) => text).join(''));
      assert.deepEqual(texts, codePieces(code), grammar);
    }
  });

  it('gets its colours in small parts', () => {
    const parts = [...highlightPieces('let a = 1;\n'.repeat(5_000), 'typescript')];
    assert.ok(parts.length > 10);
    assert.ok(
      parts.every((part) => part.flat().reduce((n, run) => n + run.text.length, 0) < 6_000),
    );
  });

  it('stays plain where colours would cost too much', () => {
    assert.deepEqual([...highlightPieces('x'.repeat(500_000), 'typescript')], []);
    const minified = 'a=1;'.repeat(10_000);
    assert.deepEqual([...highlightPieces(minified, 'typescript')], [[[{ text: minified }]]]);
  });

  it('has colours for what matters', () => {
    const [[runs = []] = []] = [...highlightPieces('const a = "b"; // c', 'typescript')];
    const classOf = (text: string) => runs.find((run) => run.text === text)?.className;
    assert.equal(classOf('const'), 'hljs-keyword');
    assert.equal(classOf('"b"'), 'hljs-string');
    assert.equal(classOf('// c'), 'hljs-comment');
  });

  const infos: readonly (readonly [info: string, label: string, language: string | undefined])[] = [
    ['', '', undefined],
    ['ts', 'TypeScript', 'typescript'],
    ['TSX', 'TypeScript JSX', 'typescriptreact'],
    ['c++', 'C++', 'cpp'],
    ['ts src/a/retry.ts', 'src/a/retry.ts', 'typescript'],
    ['ts:src/retry.ts', 'src/retry.ts', 'typescript'],
    ['src/retry.py', 'src/retry.py', 'python'],
    ['js title="a.mjs"', 'a.mjs', 'javascript'],
    ['ts {1,3}', 'TypeScript', 'typescript'],
    ['c:\\dev\\a.cs', 'c:\\dev\\a.cs', 'csharp'],
    ['brainfuck', 'brainfuck', undefined],
    ['constructor', 'constructor', undefined],
  ];
  for (const [info, label, language] of infos) {
    it(`is named by what stands behind its fence: ${info || '(nothing)'}`, () => {
      const read = readFenceInfo(info);
      assert.equal(read.label, label);
      assert.equal(read.language?.id, language);
    });
  }

  it('is known by alias and extension', () => {
    assert.equal(findLanguage('golang')?.id, 'go');
    assert.equal(findLanguage('rs')?.grammar, 'rust');
    assert.equal(findLanguage('nothing'), undefined);
  });
});

describe('Character references', () => {
  it('become what they stand for, and stay where nobody knows them', () => {
    assert.equal(decodeEntities('a &amp; &lt;b&gt; &#65;&#x41; &hellip;'), 'a & <b> AA …');
    assert.equal(decodeEntities('&nope; &; &#; AT&T'), '&nope; &; &#; AT&T');
    assert.equal(decodeEntities('&#0;&#xD800;&#x110000;'), '\ufffd\ufffd\ufffd');
  });
});
