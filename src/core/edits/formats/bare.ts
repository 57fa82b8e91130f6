import { commentIn } from '../answer/fileName';
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

const ends = /[;{}()[\],:=>]\s*$/;
const keywords =
  /^\s*(?:export|import|from|const|let|var|function|class|def|async|return|if|for|while|public|private|protected|static|fn|pub|func|package|using|#include|@\w+|type|interface|struct|enum|impl)\b.*[({;:=]|^\s*[\w.$[\]]+\s*(?:[-+*/|&]?=|:=)\s*\S|^\s*[\w.$]+\(.*\)|^\s*<\/?[a-z][^>]*>|^\s*return\b/;

function looksLikeCode(line: string): boolean {
  return line.length > 1000 || ends.test(line) ? !isSentence(line) : keywords.test(line);
}

/** Three plain words in a row, the first of the line with a capital, that no code stands between. */
function isSentence(line: string): boolean {
  if (line.length > 1000) return /^\s*[\w',.-]+(?: [\w',.-]+){5}/.test(line.slice(0, 200));
  return /^\s*(?:[-*] |\d+\. )?(?:[A-Z][\w']*|I'(?:ve|ll|m))(?:,? [\w'`-]+){2}[ \w,.:;!?'`()-]*$/.test(
    line,
  );
}

function isMarkdown(line: string): boolean {
  return /^(?:#{1,6} [A-Z]|\s*(?:[-*+]|\d+[.)]) [A-Z`*]|\s*(?:```|~~~)|> )|\*\*\w/.test(
    line.slice(0, 100),
  );
}
