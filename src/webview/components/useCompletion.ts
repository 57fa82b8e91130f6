import { useEffect, useState } from 'preact/hooks';
import type { Completion } from '../completion/Completion';

/** The list of the composer, once something that may open it was typed. */
export function useCompletion(draft: string): typeof Completion | undefined {
  const [loaded, setLoaded] = useState<{ readonly list: typeof Completion }>();
  const isWanted = loaded === undefined && /[@/]/.test(draft);
  useEffect(() => {
    if (!isWanted) return;
    void import('../completion/Completion').then(({ Completion: list }) => setLoaded({ list }));
  }, [isWanted]);
  return loaded?.list;
}
