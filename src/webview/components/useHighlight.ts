import { useEffect, useState } from 'preact/hooks';
import type { Grammar } from '../markdown/grammars';
import type { Run } from '../markdown/highlight';
import { IdleQueue } from '../markdown/idleQueue';

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
    let pieces = none;
    return whenLoaded(({ highlightPieces }) => {
      const parts = highlightPieces(code, grammar);
      return queue.add(() => {
        const next = parts.next();
        if (next.done === true) return false;
        pieces = [...pieces, ...next.value];
        setDone({ code, pieces });
        return true;
      });
    });
  }, [code, grammar]);
  return done !== undefined && done.code === code ? done.pieces : none;
}

/** More than half of the page's script: a page without code does without it. */
const load = () => import('../markdown/highlight');
let loading: ReturnType<typeof load> | undefined;

/** Begins once the highlighter is there; the function returned ends it, begun or not. */
function whenLoaded(begin: (highlighter: Awaited<ReturnType<typeof load>>) => () => void) {
  let end: (() => void) | undefined;
  let wanted = true;
  loading ??= load();
  void loading.then((highlighter) => {
    if (wanted) end = begin(highlighter);
  });
  return () => {
    wanted = false;
    end?.();
  };
}
