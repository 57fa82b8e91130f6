import { useEffect, useState } from 'preact/hooks';
import { highlightPieces, type Run } from '../markdown/highlight';
import { IdleQueue } from '../markdown/idleQueue';
import type { Grammar } from '../markdown/languages';

type HighlightedPieces = readonly (readonly Run[])[];

const none: HighlightedPieces = [];
const queue = new IdleQueue();

/** The coloured pieces of complete code, as far as idle moments got with it. */
export function useHighlight(
  code: string | undefined,
  grammar: Grammar | undefined,
): HighlightedPieces {
  const [done, setDone] = useState<{ readonly code: string; readonly pieces: HighlightedPieces }>();
  useEffect(() => {
    if (code === undefined || grammar === undefined) return undefined;
    const parts = highlightPieces(code, grammar);
    let pieces = none;
    return queue.add(() => {
      const next = parts.next();
      if (next.done === true) return false;
      pieces = [...pieces, ...next.value];
      setDone({ code, pieces });
      return true;
    });
  }, [code, grammar]);
  return done !== undefined && done.code === code ? done.pieces : none;
}
