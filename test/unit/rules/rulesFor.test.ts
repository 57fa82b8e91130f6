import assert from 'node:assert/strict';
import { parseRule, type RuleScope } from '../../../src/core/rules/parseRule';
import { nestedRuleFiles, type RuleFile } from '../../../src/core/rules/ruleFile';
import { rulesFor } from '../../../src/core/rules/rulesFor';

const file = (path: string, text: string): RuleFile => ({ uri: `file:///w/${path}`, path, text });
const scope = (path: string, head: string): RuleScope =>
  parseRule(file(path, `---\n${head}\n---\n\nBe kind.\n`)).scope;

describe('a file of rules', () => {
  it('applies to all files where it says nothing else', () => {
    for (const path of ['AGENTS.md', 'CLAUDE.md', '.cursorrules', '.frugal/rules/style.md']) {
      const rule = parseRule(file(path, 'Use tabs.\n\n---\n\nAnd no others.\n'));
      assert.equal(rule.scope, 'always');
      assert.equal(rule.text, 'Use tabs.\n\n---\n\nAnd no others.');
    }
  });

  it('says before its text to which files it applies, as each assistant writes it', () => {
    const cursor = '.cursor/rules/a.mdc';
    assert.deepEqual(scope(cursor, 'description: x\nglobs: src/**/*.ts,lib/*.{js,ts}'), [
      'src/**/*.ts',
      'lib/*.{js,ts}',
    ]);
    assert.deepEqual(scope(cursor, 'globs: *.py\nalwaysApply: false'), ['*.py', '**/*.py']);
    assert.equal(scope(cursor, 'globs: *.py\nalwaysApply: true'), 'always');
    assert.deepEqual(scope('.clinerules/a.md', 'paths:\n  - "src/**"\n  - docs/*.md'), [
      'src/**',
      'docs/*.md',
    ]);
    const copilot = '.github/instructions/a.instructions.md';
    assert.deepEqual(scope(copilot, "applyTo: '/app/**'"), ['app/**']);
    assert.deepEqual(scope('.frugal/rules/a.md', 'globs: ["a/*.c", "b/*.c"]'), ['a/*.c', 'b/*.c']);
  });

  it('is left alone where it is to be picked by hand', () => {
    assert.equal(scope('.cursor/rules/a.mdc', 'description: Only for migrations'), 'never');
    assert.equal(scope('.cursor/rules/a.mdc', 'globs:\nalwaysApply: false'), 'never');
  });

  it('leaves out of its text what stands before it, whatever the line ends', () => {
    const text = '\uFEFF---\r\nglobs: a/*\r\n---\r\nBe kind.\r\n';
    assert.equal(parseRule(file('.frugal/rules/a.md', text)).text, 'Be kind.');
  });
});

describe('the rules for some files', () => {
  const names = (files: readonly RuleFile[], ...paths: readonly string[]): readonly string[] =>
    rulesFor(files, paths).map(({ path }) => path);
  const typescript = file('.frugal/rules/ts.md', '---\nglobs: *.ts\n---\nNo any.');
  const all = file('AGENTS.md', 'Use tabs.');
  const part = file('app/AGENTS.md', 'Use spaces.');
  const deep = file('app/ui/AGENTS.md', 'Use four spaces.');

  it('are those whose patterns one of them matches, and those that always apply', () => {
    assert.deepEqual(names([typescript, all], 'src/a.ts'), ['AGENTS.md', '.frugal/rules/ts.md']);
    assert.deepEqual(names([typescript, all], 'src/a.py'), ['AGENTS.md']);
    assert.deepEqual(names([typescript, all]), ['AGENTS.md']);
  });

  it('go from the whole project to its parts, so that the nearest has the last word', () => {
    assert.deepEqual(names([deep, part, all], 'app/ui/a.ts'), [
      'AGENTS.md',
      'app/AGENTS.md',
      'app/ui/AGENTS.md',
    ]);
    assert.deepEqual(names([deep, part, all], 'app/b.ts'), ['AGENTS.md', 'app/AGENTS.md']);
    assert.deepEqual(nestedRuleFiles('app/ui/a.ts'), ['app/AGENTS.md', 'app/ui/AGENTS.md']);
    assert.deepEqual(nestedRuleFiles('a.ts'), []);
  });

  it('are said once where two files say the same, and not at all where one is empty', () => {
    assert.deepEqual(names([all, file('CLAUDE.md', 'Use tabs.\n')]), ['AGENTS.md']);
    assert.deepEqual(names([file('AGENTS.md', '\n'), file('.cursorrules', '---\n---\n')]), []);
  });

  it('match files whose names begin with a dot', () => {
    assert.deepEqual(names([typescript], '.config/a.ts'), ['.frugal/rules/ts.md']);
  });
});
