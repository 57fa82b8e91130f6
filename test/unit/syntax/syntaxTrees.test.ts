import assert from 'node:assert/strict';
import { Parser, Tree } from '@vscode/tree-sitter-wasm';
import { grammars, symbolQueries } from '../../../src/core/syntax/grammars';
import type { Syntax } from '../../../src/core/syntax/syntax';
import { SyntaxTrees } from '../../../src/core/syntax/syntaxTrees';
import { grammarFiles } from '../../support/grammarFiles';

describe('reading code by its grammar', () => {
  const files = grammarFiles();
  const trees = new SyntaxTrees(files);
  after(() => trees.dispose());

  const open = async (languageId: string): Promise<Syntax> => {
    const reader = await trees.open(languageId);
    assert.ok(reader, languageId);
    return reader;
  };

  it('loads nothing before it is needed, and everything once', async () => {
    const own = grammarFiles();
    const fresh = new SyntaxTrees(own);
    assert.deepEqual(own.names, []);
    await Promise.all([fresh.open('css'), fresh.open('css'), fresh.open('typescript')]);
    assert.deepEqual(own.names.toSorted(), [
      'tree-sitter-css.wasm',
      'tree-sitter-typescript.wasm',
      'tree-sitter.wasm',
    ]);
    fresh.dispose();
  });

  it('has no grammar for what it does not know', () => {
    for (const languageId of ['plaintext', 'markdown', 'toString', ''])
      assert.equal(trees.open(languageId), undefined);
  });

  it('tries again what could not be read', async () => {
    let fails = true;
    const real = grammarFiles();
    const flaky = new SyntaxTrees({
      read: (name) => (fails ? Promise.reject(new Error('gone')) : real.read(name)),
    });
    await assert.rejects(flaky.open('css') ?? Promise.resolve());
    fails = false;
    const reader = await flaky.open('css');
    assert.deepEqual(reader?.outline('a { color: red }').faults, []);
    flaky.dispose();
  });

  const samples: Readonly<Record<string, readonly [code: string, ...paths: readonly string[]]>> = {
    c: ['int add(int a) { return a; }\nstruct point { int x; };\n', 'add', 'point'],
    cpp: [
      'namespace n { class A { int m() { return 1; } }; }\nvoid A::k() {}\nchar *p() { return 0; }\n',
      'n',
      'n.A',
      'n.A.m',
      'A::k',
      'p',
    ],
    csharp: ['class A { int P { get; set; } void M() {} }\n', 'A', 'A.P', 'A.M'],
    css: ['a { color: red }\n'],
    go: ['package p\nfunc f() {}\nfunc (r *T) m() {}\ntype T struct {}\n', 'f', 'm', 'T'],
    java: ['class A { A() {} void m() {} enum E { X } }\n', 'A', 'A.A', 'A.m', 'A.E'],
    javascript: ['const a = 1;\nfunction f() { const inner = 1; }\n', 'a', 'f'],
    javascriptreact: ['const App = () => <p>{1}</p>;\n', 'App'],
    php: ['<?php\nfunction f() {}\nclass A { function m() {} }\n', 'f', 'A', 'A.m'],
    powershell: ['function Get-X { 1 }\n', 'Get-X'],
    python: ['X = 1\nclass A:\n    def m(self):\n        y = 1\n', 'X', 'A', 'A.m'],
    ruby: ['class A\n  def m; end\n  def self.s; end\nend\n', 'A', 'A.m', 'A.s'],
    rust: [
      'struct S;\nimpl S { fn m(&self) {} }\nmod x { pub fn y() {} }\n',
      'S',
      'S.m',
      'x',
      'x.y',
    ],
    shellscript: ['f() { echo; }\n', 'f'],
    typescript: [
      'export class A { m() {} get n() { return 1; } }\nexport const f = () => 1, g = 2;\ninterface I {}\n',
      'A',
      'A.m',
      'A.n',
      'f',
      'g',
      'I',
    ],
    typescriptreact: ['export function App() { return <p />; }\n', 'App'],
  };

  it('has a sample here of every language', () => {
    assert.deepEqual(Object.keys(samples).toSorted(), Object.keys(grammars).toSorted());
    assert.deepEqual(
      new Set(Object.values(grammars)),
      new Set(Object.keys(symbolQueries)),
      'and a query for every grammar',
    );
  });

  for (const [languageId, [code, ...paths]] of Object.entries(samples))
    it(`knows the definitions of ${languageId}`, async () => {
      const { faults, symbols } = (await open(languageId)).outline(code);
      assert.deepEqual(faults, []);
      assert.deepEqual(
        symbols.map(({ path }) => path),
        paths,
      );
    });

  it('knows where a definition begins and ends, whatever signs come before', async () => {
    const code = "const s = '😀é';\nfunction f() {\n  return s;\n}\n";
    const { symbols } = (await open('typescript')).outline(code);
    const found = symbols.find(({ name }) => name === 'f');
    assert.equal(code.slice(found?.start, found?.end), 'function f() {\n  return s;\n}');
  });

  it('names what is wrong and where', async () => {
    const typescript = await open('typescript');
    assert.deepEqual(typescript.outline('let a = 1;\nlet b = (2;\n').faults, [
      { line: 2, text: ')', kind: 'missing' },
    ]);
    const python = await open('python');
    const [fault] = python.outline('x = 1\ndef f(:\n    pass\n').faults;
    assert.equal(fault?.line, 2);
  });

  it('reads a later version as if it had not seen the first', async () => {
    const typescript = await open('typescript');
    const before = samples['typescript']?.[0].repeat(20) ?? '';
    const versions = [
      before,
      '',
      before.replace('class A', 'class B'),
      before.replace('{ m()', '{ 😀 m('),
      before.slice(50),
      `${before}\nfunction last() {}\n`,
    ];
    for (const after of versions) {
      const [old, next] = typescript.outlines(before, after);
      assert.deepEqual(old, typescript.outline(before));
      assert.deepEqual(next.symbols, typescript.outline(after).symbols);
    }
  });

  it('keeps the tree of one text at most, and none when told to forget', async () => {
    const typescript = await open('typescript');
    typescript.forget();
    let alive = 0;
    const counted = <T extends object>(owner: T, name: keyof T, by: number): (() => void) => {
      const real = owner[name];
      owner[name] = new Proxy(real as () => unknown, {
        apply(target, self, args) {
          alive += by;
          return Reflect.apply(target, self, args) as unknown;
        },
      }) as T[typeof name];
      return () => (owner[name] = real);
    };
    const restore = [
      counted(Parser.prototype, 'parse', 1),
      counted(Tree.prototype, 'copy', 1),
      counted(Tree.prototype, 'delete', -1),
    ];
    try {
      typescript.outline('let a = 1;');
      assert.equal(alive, 0);
      typescript.outlines('let a = 1;', 'let a = 2;');
      typescript.outlines('let a = 1;', 'let a = (;');
      typescript.outlines('let b = 1;', 'let b = 2;');
      assert.equal(alive, 1);
      typescript.forget();
      assert.equal(alive, 0);
    } finally {
      for (const undo of restore) undo();
    }
  });
});
