import type { Check } from '../../../shared/chat';
import type { Outline } from '../../syntax/codeSymbol';
import { DocumentLines } from '../places/documentLines';
import { isImport } from '../places/newImports';

type Read = readonly [text: string, outline: Outline];

/** A new import behind a definition, where the text had none there. */
export function checkImports(before: Read, after: Read, languageId: string): Check | undefined {
  const line = lateImport(after, languageId);
  if (line === undefined || lateImport(before, languageId) !== undefined) return undefined;
  const sentence = `An import would be in the middle of the file, at line ${line + 1}.`;
  return { kind: 'symbols', level: 'warn', sentence, line: line + 1 };
}

/** Its line, 0-based. What is indented is in a definition, and for that alone. */
function lateImport([text, { symbols }]: Read, languageId: string): number | undefined {
  const first = symbols.find(({ kind }) => kind !== 'value');
  if (!first) return undefined;
  const document = new DocumentLines(text);
  const start = document.lineAt(first.start);
  const at = document.lines.findIndex((line, index) => index > start && isImport(line, languageId));
  return at < 0 ? undefined : at;
}
