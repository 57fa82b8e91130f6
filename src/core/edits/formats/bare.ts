import { commentIn } from '../answer/fileName';
import { isCodeLine, isSentence } from '../answer/codeLine';
import { elisionsIn, hidesCode } from '../answer/elision';
import { textOf, withoutBlankEnds, type Format } from './format';

/** An answer that is nothing but code, without a fence: the new text of the selection. */
export const bare: Format = {
  name: 'bare',
  readBlock({ fence, lines, source }) {
    if (fence) return undefined;
    const code = withoutBlankEnds(lines);
    if (!isCode(code) || code.some(hidesCode)) return undefined;
    const change = { kind: 'code', text: textOf(code), elisions: elisionsIn(code) } as const;
    return { edits: [{ format: 'bare', change, source }] };
  },
};

/** Only what no prose and no Markdown could be: first and last line are code, and no line is a sentence. */
function isCode(lines: readonly string[]): boolean {
  const said = lines.filter((line) => line.trim() !== '' && commentIn(line) === undefined);
  const [first, last] = [said[0], said.at(-1)];
  if (first === undefined || last === undefined || lines.some(isMarkdown)) return false;
  // What other models than these call a tool with.
  if (/^\s*(?:<\||<｜|<tool|\[TOOL)/.test(first)) return false;
  return looksLikeCode(first) && looksLikeCode(last) && !said.some(isSentence);
}

/** At its ends, a line may also be code for a mark that prose can have, or for a word that closes a block. */
function looksLikeCode(line: string): boolean {
  if (/^\s*(?:end|fi|done|esac)[;)]?\s*$/.test(line)) return true;
  return isCodeLine(line) || (/[()[\],:=>\\]\s*$/.test(line) && !isSentence(line));
}

function isMarkdown(line: string): boolean {
  return /^(?:#{1,6} [A-Z]|\s*(?:[-*+]|\d+[.)]) [A-Z`*]|\s*(?:```|~~~)|> )|\*\*\w/.test(
    line.slice(0, 100),
  );
}
