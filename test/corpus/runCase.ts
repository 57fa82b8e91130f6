import { makeProposal, type MadeProposal } from '../../src/core/edits/makeProposal';
import { applyHunks } from '../../src/core/edits/places/applyHunks';
import type { OpenSyntax } from '../../src/core/syntax/openSyntax';
import type { EditTarget } from '../../src/core/edits/target';
import { MemoryFiles, uriOf } from '../support/memoryFiles';
import type { CorpusCase, NamedText } from './corpusCase';

/** What the product makes of a case. */
export interface CaseResult {
  /** `right`: as expected to the byte. `refused`: nothing is proposed, though something should be. */
  readonly outcome: 'right' | 'refused' | 'wrong';
  /** The changed and new files, by path, once every hunk is accepted. */
  readonly files: readonly NamedText[];
  /** What the user is told. */
  readonly said: readonly string[];
  readonly made: MadeProposal;
}

/** Runs a case through the product's own way from an answer to a proposal, and accepts all of it. */
export async function runCase(one: CorpusCase, openSyntax: OpenSyntax): Promise<CaseResult> {
  const files = new MemoryFiles();
  for (const { path, text } of [...one.originals, ...one.others]) files.texts.set(path, text);
  const known = one.originals.map(({ path }) => ({ uri: uriOf(path), path }));
  const target = targetOf(one);
  const made = await makeProposal(
    { text: one.answer, finished: one.finished },
    { ...(target && { target }), known },
    { files, openSyntax },
  );
  const proposed = made.proposal?.files ?? [];
  const results = proposed
    .map(({ path, before = '', hunks }) => ({ path, text: applyHunks(before, hunks) }))
    .toSorted(byPath);
  const said = [...made.refusals, ...proposed.flatMap(({ notes }) => notes)];
  return { outcome: outcomeOf(one, results, said), files: results, said, made };
}

function outcomeOf(
  { expected, refuse }: CorpusCase,
  files: readonly NamedText[],
  said: readonly string[],
): CaseResult['outcome'] {
  if (files.length === 0 && expected.length > 0) return 'refused';
  const wanted = expected.toSorted(byPath);
  const isSame =
    files.length === wanted.length &&
    files.every(({ path, text }, at) => path === wanted[at]?.path && text === wanted[at].text);
  // What is refused is said, or the user takes a part for the whole.
  return isSame && (refuse === undefined || said.length > 0) ? 'right' : 'wrong';
}

/** The code that the answer of a case is to replace, as the editor gives it; undefined where nothing is selected. */
export function targetOf({
  originals,
  selected,
}: Pick<CorpusCase, 'originals' | 'selected'>): EditTarget | undefined {
  const [original] = originals;
  if (!original || !selected) return undefined;
  const [first, last] = selected;
  const { path, text } = original;
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const offset = Math.max(starts[first - 1] ?? text.length, text.startsWith('\uFEFF') ? 1 : 0);
  const selection = text.slice(offset, starts[last] ?? text.length).replace(/\r?\n$/, '');
  const files = new MemoryFiles();
  const languageId = files.languageOf(path);
  return { uri: uriOf(path), path, languageId, text: selection, offset, firstLine: first };
}

function byPath(a: NamedText, b: NamedText): number {
  return a.path < b.path ? -1 : 1;
}
