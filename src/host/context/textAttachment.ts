import * as vscode from 'vscode';
import { createAttachment, type Attachment } from '../../core/prompt/attachment';
import { ExpectedError } from '../expectedError';

/** Characters. Nobody reads more, and few models have room for it. */
const mostText = 200_000;

/** What it is called for the user, and for the model, which reads English. */
export interface Label {
  readonly name: string;
  readonly path: string;
}

/**
 * What is in no file, under the name that the user sees. What is too long is cut at its end, and says so.
 * @param label a name that is the same for both
 * @param nothing what is said where there is no text
 * @throws ExpectedError
 */
export function textAttachment(
  label: string | Label,
  languageId: string,
  text: string,
  nothing: string,
): Attachment {
  if (text.trim() === '') throw new ExpectedError(nothing);
  const left = text.length - mostText;
  const cut = `${text.slice(0, mostText)}\n[Frugal left out ${left} characters here]`;
  return createAttachment({
    id: crypto.randomUUID(),
    uri: '',
    ...(typeof label === 'string' ? { name: label, path: label } : label),
    languageId,
    text: left > 0 ? cut : text,
  });
}

/** A name as short as a chip. */
export function shortName(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 40 ? vscode.l10n.t('{0}…', line.slice(0, 39)) : line;
}
