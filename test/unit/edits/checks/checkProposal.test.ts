import assert from 'node:assert/strict';
import { checkProposal, type CheckContext } from '../../../../src/core/edits/checks/checkProposal';
import type { Syntax } from '../../../../src/core/syntax/syntax';
import { SyntaxTrees } from '../../../../src/core/syntax/syntaxTrees';
import { grammarFiles } from '../../../support/grammarFiles';

const file = `import { price } from './price';

export class Cart {
  total(items) {
    // Prices change while we sum.
    return items.map(price).reduce((sum, one) => sum + one, 0);
  }

  count(items) {
    return items.length;
  }
}

export function empty() {
  return new Cart();
}
`;

describe('the checks before a change is accepted', () => {
  const trees = new SyntaxTrees(grammarFiles());
  let syntax: Syntax | undefined;
  before(async () => {
    syntax = await trees.open('typescript');
  });
  after(() => trees.dispose());

  const found = (after: string, context: Partial<CheckContext> = {}, from = file): string =>
    checkProposal(from, after, {
      languageId: 'typescript',
      ...(syntax && { syntax }),
      ...context,
    })
      .filter(({ level }) => level !== 'ok')
      .map(({ kind, level, line, sentence }) => `${level} ${kind} ${line ?? '-'}: ${sentence}`)
      .join('\n');

  it('find nothing to tell about a good change', () => {
    const good = file.replace('items.length', 'items.size');
    assert.equal(found(good), '');
    const checks = checkProposal(file, good, { languageId: 'typescript', syntax: syntax! });
    assert.deepEqual(
      checks.map(({ kind, level }) => `${kind} ${level}`),
      ['syntax ok', 'symbols ok'],
    );
  });

  it('find a syntax error that was not there before', () => {
    assert.match(
      found(file.replace('return items.length;', 'return (items.length;')),
      /^bad syntax 10: New syntax error at line 10: “\)” is missing\.$/,
    );
  });

  it('do not blame the change for an error that was there', () => {
    const broken = file.replace('new Cart()', 'new Cart(');
    assert.equal(found(`// One line more\n${broken}`, {}, broken), '');
    assert.equal(found(file, {}, broken), '', 'nor for mending it');
  });

  it('find functions and classes that disappear', () => {
    const without = file.replace(/\n {2}count[^]*?\n {2}\}\n/, '');
    assert.match(found(without), /^warn symbols -: No longer there: Cart.count\.$/);
    assert.match(
      found(file.replace('export function empty', 'export function none')),
      /empty becomes none/,
    );
    assert.match(found("import { price } from './price';\n"), /warn symbols -: .*: Cart, empty\./);
  });

  it('find definitions that would be there more often than before', () => {
    const method = '  count(items) {\n    return items.size;\n  }\n\n';
    assert.equal(
      found(file.replace('  count', `${method}  count`)),
      'bad symbols 13: Cart.count would be there twice.',
    );
    const own = file.replace('  count', `${method}  count`);
    assert.equal(found(own.replace('length', 'size'), {}, own), '', 'those that were there');
    const more = file.slice(file.indexOf('export class'));
    assert.match(
      found(`${file}\n${more}`),
      /^bad symbols 18: Cart, empty would be there twice\.$/,
      'and what is in a class goes with it',
    );
    assert.match(
      found(
        `${file.replace('empty', 'none')}\n${file.slice(file.indexOf('export class'), file.indexOf('export fun'))}`,
      ),
      /^bad symbols 18: Cart would be there twice\.\nwarn symbols -: empty becomes none\.$/,
    );
  });

  it('find a new import in the middle of the file', () => {
    const late = file.replace('export function', "import { a } from './a';\n\nexport function");
    assert.equal(
      found(late),
      'warn symbols 14: An import would be in the middle of the file, at line 14.',
    );
    assert.equal(found(late.replace('length', 'size'), {}, late), '', 'but not one that was there');
    assert.equal(found(`import { a } from './a';\n${file}`), '');
  });

  it('take no definition for another that is alike', async () => {
    const unlike: readonly (readonly [languageId: string, before: string, more: string])[] = [
      ['typescript', 'class A {\n  get a() {\n    return 1;\n  }\n', '  set a(v) {}\n}\n'],
      ['typescript', 'function f() {\n}\n', 'function f(a: string): void;\nfunction g() {}\n'],
      ['typescript', 'const all = [\n  { run() {} },\n', '  { run() {} },\n];\n'],
      ['java', 'class A {\n  void f(int a) {}\n', '  void f(long a) {}\n}\n'],
      ['python', 'if a:\n    def f(): pass\n', 'else:\n    def f(): pass\n'],
      [
        'python',
        'class A:\n    @property\n    def f(self): 1\n',
        '    @f.setter\n    def f(self): 1\n',
      ],
      ['python', 'a = 1\n', 'a = 2\n'],
      ['ruby', 'class A\nend\n', 'class A\nend\n'],
      ['c', 'int f(void);\n#ifdef A\nint f(void) { }\n', '#else\nint f(void) { }\n#endif\n'],
      ['c', 'int f(void);\n', 'int f(void) {\n}\n'],
      ['cpp', 'namespace a {\n}\n', 'namespace a {\n}\n'],
      ['rust', 'impl A for B {\n    fn f() {}\n}\n', 'impl C for B {\n    fn f() {}\n}\n'],
      ['rust', '#[cfg(unix)]\nfn f() {}\n', '#[cfg(windows)]\nfn f() {}\n'],
      ['go', 'package a\nfunc init() {\n}\n', 'func init() {\n}\n'],
      ['css', 'a {\n}\n', 'a {\n}\n'],
    ];
    for (const [languageId, own, more] of unlike) {
      const read = await trees.open(languageId);
      const checks = checkProposal(own, own + more, { languageId, ...(read && { syntax: read }) });
      assert.doesNotMatch(
        checks.map(({ sentence }) => sentence).join(),
        /would be there/,
        own + more,
      );
    }
    const alike: readonly (readonly [languageId: string, twice: string])[] = [
      ['java', '  void f(int a) {\n    g();\n  }\n'],
      ['python', '    def f(self):\n        pass\n'],
      ['rust', '    fn f() {\n    }\n'],
    ];
    const heads: Record<string, string> = {
      java: 'class A {\n',
      python: 'class A:\n',
      rust: 'impl A {\n',
    };
    for (const [languageId, twice] of alike) {
      const read = await trees.open(languageId);
      const own = (heads[languageId] ?? '') + twice;
      const checks = checkProposal(own, own + twice, { languageId, ...(read && { syntax: read }) });
      assert.match(checks.map(({ sentence }) => sentence).join(), /A\.f would be there twice/, own);
    }
  });

  it('find code that was left out, but not comments that were there', () => {
    const lazy = file.replace(/ {4}return items.map.*\n/, '    // ... existing code ...\n');
    assert.match(found(lazy), /^bad placeholders 6: .*“\/\/ ... existing code ...”/);
    assert.match(
      found(file.replace('return items.length;', '// TODO: implement\n')),
      /^warn placeholders 10/,
    );
    const own = `// ... existing code ...\n${file}`;
    assert.equal(found(own.replace('length', 'size'), {}, own), '');
  });

  it('find conflict markers', () => {
    assert.match(found(`<<<<<<< HEAD\n${file}`), /bad conflict 1/);
    const own = `<<<<<<< HEAD\n${file}`;
    assert.doesNotMatch(found(own.replace('length', 'size'), {}, own), /conflict/);
  });

  it('find secrets that were masked and not put back', () => {
    const mark = '__SECRET_GITHUB_TOKEN_0f1e2d3c4b__';
    const masked = file.replace('0)', `'${mark}')`);
    assert.match(found(masked), new RegExp(`^bad secrets 6: .*${mark}`));
    assert.equal(found(masked.replace('length', 'size'), {}, masked), '');
  });

  it('find a file that loses more than a third of its lines', () => {
    const third = file
      .replace(/ {2}total[^]*?\n {2}\}\n\n/, '')
      .replace(/\nexport function[^]*/, '');
    assert.match(found(third), /warn shrink -: The file gets \d+ % shorter: \d+ lines of 13/);
  });

  it('find a selection that loses more than a third of its lines', () => {
    const lines = (count: number): string => 'let a = 1;\n'.repeat(count);
    const shrunk = (after: string): string =>
      found(file.replace('length', 'size'), { selection: { before: lines(12), after } });
    assert.match(
      shrunk(lines(7)),
      /^warn shrink -: The selection gets 42 % shorter: 7 lines of 12/,
    );
    assert.equal(shrunk(lines(8)), '');
  });

  it('say nothing of what a new file had before', () => {
    const kinds = (after: string): string =>
      checkProposal('', after, { languageId: 'typescript', syntax: syntax! })
        .map(({ kind, level }) => `${kind} ${level}`)
        .join(', ');
    assert.equal(kinds(file), 'syntax ok');
    assert.equal(kinds(`${file}}\n// TODO: implement the rest\n`), 'syntax bad, placeholders warn');
  });

  it('find a change that changes nothing', () => {
    assert.match(found(file), /^warn unchanged -: It changes nothing\.$/);
    assert.match(found(file.replace(/^ {2}/gm, '\t')), /^warn unchanged -: .*white space only/);
  });

  it('check the text alone where the language has no grammar', () => {
    const checks = checkProposal('a\n', 'b\n', { languageId: 'plaintext' });
    assert.deepEqual(checks, []);
  });
});
