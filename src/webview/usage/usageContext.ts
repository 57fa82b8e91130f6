import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { FromUsagePage } from '../../shared/usageProtocol';
import type { UsageStrings } from '../../shared/usageStrings';

/** What every part of the usage page may need. */
export interface UsagePageParts {
  readonly strings: UsageStrings;
  readonly post: (message: FromUsagePage) => void;
  /** Tables are open from the start. */
  readonly opensTables: boolean;
}

export const UsageContext = createContext<UsagePageParts | undefined>(undefined);

/** To be called below `UsageContext.Provider` only. */
export function useUsage(): UsagePageParts {
  const parts = useContext(UsageContext);
  if (parts === undefined) throw new Error('A part of the usage page was drawn outside of it');
  return parts;
}
