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
