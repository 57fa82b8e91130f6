import { usesScreenReader } from './review/reviewView';
import { screenReaderSupport } from './settings';

/** Whether a screen reader reads what VS Code shows: by the user's word, else as VS Code told the page of this view. */
export function isHeard({ hasScreenReader }: { readonly hasScreenReader: boolean }): boolean {
  return usesScreenReader(screenReaderSupport(), hasScreenReader);
}
