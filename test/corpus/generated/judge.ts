import { makeProposal } from '../../../src/core/edits/makeProposal';
import type { OpenSyntax } from '../../../src/core/syntax/openSyntax';
import { applyHunks } from '../../../src/core/edits/places/applyHunks';
import { MemoryFiles, uriOf } from '../../support/memoryFiles';
import { targetOf } from '../runCase';
import type { GeneratedCase } from './generatedCase';

/** `part`: some of the edits are made, each right, and the others are refused. */
export type Judgement = 'right' | 'part' | 'refused' | 'wrong';

export interface Judged {
  readonly judgement: Judgement;
  readonly result: string;
  readonly said: readonly string[];
}

/** Runs a case through the product's own way and accepts all of the proposal. */
export async function judge(one: GeneratedCase, openSyntax: OpenSyntax): Promise<Judged> {
  const { path } = one.file;
  const files = new MemoryFiles();
  files.texts.set(path, one.text);
  const original = { path, text: one.text };
  const target = targetOf({
    originals: [original],
    ...(one.selected && { selected: one.selected }),
  });
  const { proposal, refusals } = await makeProposal(
    { text: one.answer, finished: true },
    { ...(target && { target }), known: [{ uri: uriOf(path), path }] },
    { files, openSyntax },
  );
  const [file, ...others] = proposal?.files ?? [];
  const said = [...refusals, ...(file?.notes ?? [])];
  if (!file) return { judgement: 'refused', result: one.text, said };
  const result = applyHunks(file.before ?? '', file.hunks);
  const isOther = others.length > 0 || file.path !== path;
  const judged = judgementOf(one, result);
  // Where imports go is not up to the answer.
  const isMoved =
    judged === 'wrong' && said.includes(importsMoved) && isSameButImports(one, result);
  return { judgement: isOther ? 'wrong' : isMoved ? 'right' : judged, result, said };
}

const importsMoved = 'What the answer imports goes to the imports of the file.';
const importLine = /^\s*(import|from|use|using|#\s*include)\b/;

function isSameButImports({ truth = '' }: GeneratedCase, result: string): boolean {
  const split = (text: string): readonly [imports: string, rest: string] => {
    const lines = text.split(/\r?\n/);
    const isImport = (line: string): boolean => importLine.test(line);
    // A name that is imported already is not imported once more.
    const imports = new Set(
      lines
        .filter(isImport)
        .join(' ')
        .match(/[\w$./@-]+/g),
    );
    return [[...imports].toSorted().join(' '), lines.filter((line) => !isImport(line)).join('\n')];
  };
  const [own, meant] = [split(result), split(truth)];
  return own[0] === meant[0] && own[1] === meant[1];
}

function judgementOf(
  { truth, parts, ignoresBlankLines }: GeneratedCase,
  result: string,
): Judgement {
  const form = (text: string): string =>
    ignoresBlankLines ? text.replace(/(?:\r?\n)+/g, '\n').trim() : text;
  const own = form(result);
  if (truth !== undefined && own === form(truth)) return 'right';
  return parts.some((part) => form(part) === own) ? 'part' : 'wrong';
}
