import type { CodeChange } from '../edit';
import type { PlacesDocument } from './placesDocument';

/** What is typed into a terminal. */
const commands = new Set(['shellscript', 'bat', 'powershell']);

/**
 * Whether code can be for the document, by what the answer calls it: models take languages for one another, but commands are
 * no code, an answer within an answer is no code, and code is not the text around it.
 */
export function fitsLanguage(
  document: PlacesDocument,
  change: CodeChange,
  selection: readonly [start: number, end: number] | undefined,
): boolean {
  const { languageId, text } = document;
  const said = change.languageId;
  const isProse = said === 'markdown' || said === 'plaintext';
  if (languageId === 'markdown')
    // A fence within the text that was asked for is a part of it; within a fence, code is what was asked for.
    return !selection || isProse || !isText(text, selection, said) || hasFence(change.text);
  if (languageId === 'plaintext' || said === undefined) return true;
  if (commands.has(said)) return commands.has(languageId);
  return said !== 'markdown' || selection !== undefined || !hasFence(change.text);
}

/** Whether the selection in Markdown is more than code; without a word for its language, a block may well be all of it. */
function isText(
  text: string,
  [start, end]: readonly [start: number, end: number],
  said: string | undefined,
): boolean {
  const fences = text.slice(0, start).match(/^\s*(?:`{3,}|~{3,})/gm) ?? [];
  return fences.length % 2 === 0 && (said !== undefined || hasFence(text.slice(start, end)));
}

function hasFence(text: string): boolean {
  return /^\s*(?:`{3,}|~{3,})/m.test(text);
}
