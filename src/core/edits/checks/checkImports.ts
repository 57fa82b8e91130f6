import type { Check } from '../../../shared/chat';
import { isImport } from '../places/newImports';
import type { ReadCode } from './readCode';
import { say } from '../../say';

/** A new import behind a definition, where the text had none there. */
export function checkImports(
  before: ReadCode,
  after: ReadCode,
  languageId: string,
): Check | undefined {
  const line = lateImport(after, languageId);
  if (line === undefined || lateImport(before, languageId) !== undefined) return undefined;
  const sentence = say('An import would be in the middle of the file, at line {0}.', line + 1);
  return { kind: 'symbols', level: 'warn', sentence, line: line + 1 };
}

/** Its line, 0-based. What is indented is in a definition, and for that alone. */
function lateImport({ document, outline }: ReadCode, languageId: string): number | undefined {
  const first = outline.symbols.find(({ kind }) => kind !== 'value');
  if (!first) return undefined;
  const start = document.lineAt(first.start);
  const at = document.lines.findIndex((line, index) => index > start && isImport(line, languageId));
  return at < 0 ? undefined : at;
}
