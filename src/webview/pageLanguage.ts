let language = 'en';

/** Sets the language in which the page writes numbers and dates; before, it is English. @param named as of the page's document */
export function writeIn(named: string): void {
  language = isKnown(named) ? named : 'en';
}

/** As in `pt-br`: VS Code's, which need not be the browser's. */
export function pageLanguage(): string {
  return language;
}

function isKnown(named: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(named).length > 0;
  } catch {
    return false;
  }
}
