import assert from 'node:assert/strict';
import { SyntaxTrees } from '../../../src/core/syntax/syntaxTrees';
import type { CorpusCase } from '../../corpus/corpusCase';
import { refusedToday } from '../../corpus/refusedToday';
import { readCorpus } from '../../corpus/readCorpus';
import { runCase, type CaseResult } from '../../corpus/runCase';
import { grammarFiles } from '../../support/grammarFiles';

const corpus = readCorpus();

describe('the corpus of answers', () => {
  const trees = new SyntaxTrees(grammarFiles());
  const ownFetch = globalThis.fetch;
  before(() => {
    globalThis.fetch = () => assert.fail('a proposal asks nobody');
  });
  after(() => {
    globalThis.fetch = ownFetch;
    trees.dispose();
  });

  const run = (one: CorpusCase): Promise<CaseResult> =>
    runCase(one, async (languageId) => trees.open(languageId));

  for (const one of corpus)
    it(`${one.expected.length > 0 ? 'applies' : 'refuses'} ${one.name}`, async () => {
      const { outcome, files, said } = await run(one);
      if (outcome === 'refused' && (!one.isClear || one.name in refusedToday)) return;
      assert.deepEqual(files, one.expected, said.join('\n'));
      assert.equal(outcome, 'right', 'what is refused is not said');
      assert.ok(!(one.name in refusedToday), 'it is not refused any more');
    });

  it('has no case twice', () => {
    const texts = corpus.map(({ originals, selected, answer }) =>
      JSON.stringify([originals, selected, answer]),
    );
    const twice = corpus.filter((_, at) => texts.indexOf(texts[at] ?? '') !== at);
    assert.deepEqual(
      twice.map(({ name }) => name),
      [],
    );
  });

  it('is applied right wherever a careful person would be certain, but for 3 %', () => {
    const clear = corpus.filter(({ isClear }) => isClear);
    assert.ok(Object.keys(refusedToday).length <= 0.03 * clear.length);
    const names = new Set(clear.map(({ name }) => name));
    assert.deepEqual(
      Object.keys(refusedToday).filter((name) => !names.has(name)),
      [],
    );
  });
});
