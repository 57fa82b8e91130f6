import { l10n } from 'vscode';

/** A table of words in the user's language. */
export function translated<Words extends Readonly<Record<string, string>>>(
  words: Words,
): Readonly<Record<keyof Words, string>> {
  const entries = Object.entries(words).map(([name, text]) => [name, l10n.t(text)]);
  return Object.fromEntries(entries) as Readonly<Record<keyof Words, string>>;
}
