import assert from 'node:assert/strict';
import { placeEdits } from '../../../../src/core/edits/places/placeEdits';
import type { Syntax } from '../../../../src/core/syntax/syntax';
import { SyntaxTrees } from '../../../../src/core/syntax/syntaxTrees';
import { grammarFiles } from '../../../support/grammarFiles';
import { code, edited } from '../../../support/placing';

const one = 'function one() {\n  return 1;\n}\n';
const two = 'function two() {\n  return 2;\n}\n';
const file = `const first = 0;\nconst second = 0;\nconst third = 0;\n\n${one}\n${two}`;

describe('what an answer repeats of the code beside the selection', () => {
  const trees = new SyntaxTrees(grammarFiles());
  let typescript: Syntax;
  before(async () => {
    const opened = await trees.open('typescript');
    assert.ok(opened);
    typescript = opened;
  });
  after(() => trees.dispose());

  const selection = [file.indexOf(two), file.length] as const;
  const context = { selection, readOutline: (all: string) => typescript.outline(all) };
  const next = two.replace('2', '3');

  it('is left out where the file has it just so, whatever its white space', () => {
    const wanted = file.replace(two, next);
    for (const own of [one, one.replace('return 1', ' return  1')])
      assert.equal(edited(file, code(`${own}\n${next}`), context), wanted);
    const [hunk] = placeEdits(
      { text: file, languageId: 'typescript' },
      [code(one + next)],
      context,
    ).hunks;
    assert.deepEqual(hunk?.assumptions, [
      'The answer repeats one as the file has it beside the selection: that is left out.',
    ]);
  });

  it('is placed by its name where it is otherwise, and all that was selected is there', () => {
    const answer = `${one.replace('1', '4')}\n${next}`;
    const wanted = file.replace('return 1', 'return 4').replace(two, next);
    assert.equal(edited(file, code(answer), context), wanted);
    const renamed = answer.replace('two', 'three');
    assert.match(edited(file, code(renamed), context), /unclear.*changes one as well, which was/);
  });

  it('is refused where there is nothing else', () => {
    assert.match(
      edited(file, code(`// as before\n\n${one}`), context),
      /unclear.*nothing but one,/,
    );
  });
});
