import assert from 'node:assert/strict';
import { headlines } from '../../../src/core/edits/headlines';
import { placeEdits, type PlacedEdits } from '../../../src/core/edits/places/placeEdits';
import type { ProposedHunk } from '../../../src/core/edits/proposal';
import type { OpenSyntax } from '../../../src/core/syntax/openSyntax';
import { readEdits } from '../../../src/core/edits/readEdits';
import { SyntaxTrees } from '../../../src/core/syntax/syntaxTrees';
import { corpusFormats, type CorpusCase, type NamedText } from '../../corpus/corpusCase';
import { refusedToday } from '../../corpus/refusedToday';
import { readCorpus } from '../../corpus/readCorpus';
import { runCase, targetOf, type CaseResult } from '../../corpus/runCase';
import { firstDifferenceAround } from '../../corpus/walkAround';
import { grammarFiles } from '../../support/grammarFiles';
import { MemoryFiles } from '../../support/memoryFiles';
import { readInPieces } from '../../support/readInPieces';
import { seededRandom } from '../../support/seededRandom';

const corpus = readCorpus();

describe('the corpus of answers', () => {
  const trees = new SyntaxTrees(grammarFiles());
  const open: OpenSyntax = async (languageId) => trees.open(languageId);
  const results = new Map<CorpusCase, Promise<CaseResult>>();
  const ownFetch = globalThis.fetch;
  before(() => {
    globalThis.fetch = () => assert.fail('a proposal asks nobody');
  });
  after(() => {
    globalThis.fetch = ownFetch;
    trees.dispose();
  });

  const run = (one: CorpusCase): Promise<CaseResult> => {
    const result = results.get(one) ?? runCase(one, open);
    results.set(one, result);
    return result;
  };

  for (const one of corpus)
    it(`${one.expected.length > 0 ? 'applies' : 'refuses'} ${one.name}`, async () => {
      const { outcome, files, said } = await run(one);
      if (outcome === 'refused' && (!one.isClear || one.name in refusedToday)) return;
      assert.deepEqual(files, one.expected.toSorted(byPath), said.join('\n'));
      assert.equal(outcome, 'right', 'what is refused is not said');
      assert.ok(!(one.name in refusedToday), 'it is not refused any more');
    });

  for (const one of corpus)
    it(`reads ${one.name} in pieces as at once`, () => {
      const { answer, finished } = one;
      const random = seededRandom(answer.length);
      const whole = readEdits(answer, { finished });
      for (let split = 0; split < 20; split++)
        assert.deepEqual(readInPieces(answer, finished, random), whole);
    });

  it('keeps every byte outside of what is proposed', async () => {
    for (const one of corpus) {
      const { outcome, made } = await run(one);
      if (outcome !== 'right') continue;
      for (const { path, before = '', hunks } of made.proposal?.files ?? []) {
        const expected = one.expected.find((file) => file.path === path)?.text ?? '';
        assert.equal(firstDifferenceAround(before, expected, hunks), undefined, one.name);
        assert.deepEqual(linesAround(before, hunks), linesBetween(expected, hunks), one.name);
      }
    }
  });

  it('keeps every byte outside of the places of the edits', async () => {
    for (const one of corpus) {
      const file = onlyFileOf(one);
      if (!file || (await run(one)).outcome !== 'right') continue;
      const { hunks } = await placesOf(one, file.before, open);
      assert.equal(firstDifferenceAround(file.before.text, file.after, hunks), undefined, one.name);
    }
  });

  it('has every format in every language', () => {
    assert.ok(corpus.length >= 400, `${corpus.length} cases`);
    const written = new Set(corpus.map(({ language, format }) => `${language} ${format}`));
    const languages = [...new Set(corpus.map(({ language }) => language))];
    assert.equal(languages.length, 17);
    assert.deepEqual(
      languages
        .flatMap((language) => corpusFormats.map((format) => `${language} ${format}`))
        .filter((one) => !written.has(one)),
      [],
    );
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

  it('is applied wherever a careful person would be certain, but for 3 %', () => {
    const clear = corpus.filter(({ isClear }) => isClear);
    assert.ok(Object.keys(refusedToday).length <= 0.03 * clear.length);
    const names = new Set(clear.map(({ name }) => name));
    assert.deepEqual(
      Object.keys(refusedToday).filter((name) => !names.has(name)),
      [],
    );
  });
});

function byPath(a: NamedText, b: NamedText): number {
  return a.path < b.path ? -1 : 1;
}

/** Where the case is about one file and no other: with several, makeProposal alone knows which edit is of which. */
function onlyFileOf({ originals, expected }: CorpusCase) {
  const [before, ...others] = originals;
  const [after, ...more] = expected;
  if (!before || others.length + more.length > 0 || after?.path !== before.path) return undefined;
  return { before, after: after.text };
}

async function placesOf(
  one: CorpusCase,
  { path, text }: NamedText,
  open: OpenSyntax,
): Promise<PlacedEdits> {
  const target = targetOf(one);
  const languageId = new MemoryFiles().languageOf(path);
  const syntax = await open(languageId);
  const { edits } = readEdits(one.answer, one);
  return placeEdits({ text, languageId }, edits, {
    names: headlines(one.answer, edits),
    ...(target && { selection: [target.offset, target.offset + target.text.length] as const }),
    ...(syntax && { readOutline: (code: string) => syntax.outline(code) }),
  });
}

/** The lines that the hunks leave alone, as their line numbers say: before them, and after them. */
function linesAround(before: string, hunks: readonly ProposedHunk[]): readonly string[] {
  const lines = before.split('\n');
  return lines.filter((_, at) => !hunks.some((it) => at >= it.beforeStart && at < it.beforeEnd));
}

function linesBetween(after: string, hunks: readonly ProposedHunk[]): readonly string[] {
  const lines = after.split('\n');
  return lines.filter((_, at) => !hunks.some((it) => at >= it.afterStart && at < it.afterEnd));
}
