import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { FromPage } from '../../shared/protocol';
import type { PageStrings } from '../../shared/strings';
import type { LocalAction } from '../store';

/** What every part of the page may need: its words, the way to the host and the way to the store. */
export interface Page {
  readonly strings: PageStrings;
  readonly post: (message: FromPage) => void;
  readonly dispatch: (action: LocalAction) => void;
}

export const PageContext = createContext<Page | undefined>(undefined);

/** To be called below `PageContext.Provider` only. */
export function usePage(): Page {
  const page = useContext(PageContext);
  if (page === undefined) throw new Error('A part of the page was drawn outside of it');
  return page;
}
