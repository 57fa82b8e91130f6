import assert from 'node:assert/strict';
import { SyntaxTrees } from '../../../src/core/syntax/syntaxTrees';
import { CaseMaker } from '../../corpus/generated/caseMaker';
import { writtenFormats, type GeneratedCase } from '../../corpus/generated/generatedCase';
import { judge, type Judged } from '../../corpus/generated/judge';
import { corpusSources } from '../../corpus/generated/readSources';
import { grammarFiles } from '../../support/grammarFiles';

/** Cases of every file of the corpus; other files and 100,000 cases: `npm run bench -- edits_wrong`. */
const perFile = 15;

describe('answers made of edits whose truth is known', () => {
  const trees = new SyntaxTrees(grammarFiles());
  const open = async (languageId: string) => trees.open(languageId);
  const judged: { readonly one: GeneratedCase; readonly result: Judged }[] = [];

  before(async function () {
    this.timeout(60_000);
    for (const file of corpusSources()) {
      // A file has the same cases whatever others there are.
      const maker = new CaseMaker([file], open);
      const first = file.lines.join('').length;
      for (let number = first; number < first + perFile; number++) {
        const one = await maker.make(number);
        judged.push({ one, result: await judge(one, open) });
      }
    }
  });
  after(() => trees.dispose());

  it('are in every format', () => {
    assert.ok(judged.length > 1000, `${judged.length} cases`);
    for (const format of writtenFormats)
      assert.ok(judged.filter(({ one }) => one.format === format).length > 20, format);
  });

  it('are applied as meant or refused', () => {
    for (const { one, result } of judged)
      assert.notEqual(
        result.judgement,
        'wrong',
        `${one.format}, ${one.fault}, ${one.file.path}:\n${one.answer}\n=>\n${result.result}`,
      );
  });

  it('are applied where a careful person would be certain, but for 5 %', () => {
    const clear = judged.filter(({ one }) => one.isClear);
    const right = clear.filter(({ result }) => result.judgement === 'right');
    assert.ok(right.length >= 0.95 * clear.length, `${right.length} of ${clear.length}`);
  });
});
