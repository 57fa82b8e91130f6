import type { CodeSymbol } from '../../syntax/codeSymbol';
import { indentationOf } from './indentation';

/** Languages in which a line is all that a definition is told by: nothing is defined again for other types. */
const oneLineHeads = new Set(['python', 'ruby', 'shellscript', 'powershell']);
const conditionalLanguages = new Set(['c', 'cpp', 'csharp']);

/** How a definition begins, with what is above it: of one name, those with other types or decorators are others. */
export function headAt(lines: readonly string[], line: number, languageId: string): string {
  let start = line;
  while (/^\s*(@|#\[|\[)/.test(lines[start - 1] ?? '')) start--;
  const own = lines.slice(line, line + (oneLineHeads.has(languageId) ? 1 : 10)).join(' ');
  const ends = /^[^{;=]*\(/.test(own) ? /[{;]|=>/ : /[{;=]/;
  const head = oneLineHeads.has(languageId) ? own : own.slice(0, ends.exec(own)?.index);
  return [...lines.slice(start, line), head].join(' ').replace(/\s+/g, '');
}

/** Whether the language lets nobody define this again in the same block. */
export function isDefinedOnce({ kind, name }: CodeSymbol, head: string, language: string): boolean {
  if (name === '_' || (language === 'go' && name === 'init')) return false;
  if (oneLineHeads.has(language) && kind !== 'function')
    return language === 'python' && kind === 'class';
  return !/^(export|declare|inline|public|internal|abstract|sealed|static)*(#|namespace|module|partial)/.test(
    head,
  );
}

/** Whether nothing between two lines ends the block that the first is in, or is for another case. */
export function areInOneBlock(
  lines: readonly string[],
  first: number,
  last: number,
  languageId: string,
): boolean {
  const width = indentationOf(lines[first] ?? '').length;
  const hasCases = conditionalLanguages.has(languageId);
  return lines.slice(first + 1, last).every((line) => {
    if (hasCases && /^\s*#\s*(if|else|elif|endif)/.test(line)) return false;
    const isLabel = /^\s*(public|private|protected)\b[\s\w]*:\s*$/.test(line);
    return line.trim() === '' || isLabel || indentationOf(line).length >= width;
  });
}
