import { l10n } from 'vscode';
import { pageStrings, type PageStrings } from '../../shared/strings';

/** The page's words in the user's language. */
export function pageText(): PageStrings {
  const translated = Object.entries(pageStrings).map(([name, text]) => [name, l10n.t(text)]);
  return Object.fromEntries(translated) as PageStrings;
}
