import type { Edit } from './edit';
import { say } from '../say';

/** Characters of code: enough to know which change is meant. */
const mostCode = 40;

/** A sentence about one of an answer's edits, which says about which one it is. */
export type TellOf = (edit: Edit, sentence: string) => string;

/** The edits of an answer are numbered in its order; where there is but one, nobody asks which. */
export function numbered(edits: readonly Edit[]): TellOf {
  const numbers = new Map(edits.map((edit, at) => [edit, at + 1]));
  return (edit, sentence) => {
    if (edits.length === 1) return sentence;
    const code = firstLineOf(edit);
    const named = code === '' ? '' : ` (“${code}”)`;
    return say('Change {0} of {1}{2}: {3}', numbers.get(edit) ?? 0, edits.length, named, sentence);
  };
}

/** What it searches, else what it brings. */
function firstLineOf({ change }: Edit): string {
  const texts =
    change.kind === 'replace'
      ? [change.search, change.replacement]
      : change.kind === 'code' || change.kind === 'create'
        ? [change.text]
        : [];
  const line = texts.flatMap((text) => text.split('\n')).find((one) => one.trim() !== '');
  const code = (line ?? '').trim();
  return code.length > mostCode ? `${code.slice(0, mostCode - 1)}…` : code;
}
