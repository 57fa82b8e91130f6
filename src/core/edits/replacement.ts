import type { AnswerStatus } from '../../shared/chat';
import { readFences } from './fences';
import type { EditTarget, Proposal } from './target';

export type ReadReplacement = { readonly proposal: Proposal } | { readonly refusal: string };

/** Words that stand for code which a model was too lazy to write. */
const elided =
  /^\s*(\/\/|#|--|\/\*|<!--|;|%)\s*(\.{3}|…)?\s*((the )?(rest|remaining|other|existing|previous|same|unchanged)\b.*(code|unchanged|same|here|as before|implementation|methods?|functions?)|.*\bunchanged\b.*|\.{3}|…)\s*(\.{3}|…)?\s*(\*\/|-->)?\s*$/i;

/**
 * Reads the replacement of a selection from an answer: its one fenced block. Refuses, with a sentence for the user, what
 * cannot be proven to be the whole replacement: no block, several, one that was cut, or one that leaves code out.
 */
export function readReplacement(
  answer: string,
  status: AnswerStatus,
  target: EditTarget,
): ReadReplacement {
  const blocks = readFences(answer).filter((block) => block.text.trim() !== '');
  const [block, ...others] = blocks;
  if (!block) return { refusal: 'The answer holds no code, so there is nothing to review.' };
  if (status !== 'done' || !block.closed)
    return { refusal: 'The code in the answer is not complete, so nothing is proposed.' };
  if (others.length > 0)
    return {
      refusal: `The answer holds ${blocks.length} pieces of code, and it is not certain which one is meant.`,
    };
  const lazy = block.text
    .split('\n')
    .find((line) => elided.test(line) && !target.text.includes(line.trim()));
  if (lazy !== undefined)
    return { refusal: `The answer leaves code out (“${lazy.trim()}”), so nothing is proposed.` };
  const replacement = fitTo(target, block.text);
  if (replacement === target.text) return { refusal: 'The model would leave this code as it is.' };
  return { proposal: { target, replacement } };
}

/** Gives the code the target's line endings, final line break and, where the model dropped it, indentation. */
function fitTo(target: EditTarget, code: string): string {
  const lineEnding = target.text.includes('\r\n') ? '\r\n' : '\n';
  const lines = code.replace(/^\n+|\s+$/g, '').split('\n');
  const wanted = indentationOf(target.text.split(/\r?\n/));
  const given = indentationOf(lines);
  const missing = wanted.startsWith(given) ? wanted.slice(given.length) : '';
  const indented = lines.map((line) => (line.trim() === '' ? line : missing + line));
  const end = /\s*$/.exec(target.text)?.[0] ?? '';
  return indented.join(lineEnding) + end;
}

/** The white space that all lines with text have in common. */
function indentationOf(lines: readonly string[]): string {
  return lines
    .filter((line) => line.trim() !== '')
    .map((line) => /^[ \t]*/.exec(line)?.[0] ?? '')
    .reduce((common, own) => {
      let length = 0;
      while (length < common.length && common[length] === own[length]) length++;
      return common.slice(0, length);
    });
}
