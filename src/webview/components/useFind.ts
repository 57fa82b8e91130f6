import { useCallback, useEffect, useState } from 'preact/hooks';
import type { FindBox } from '../find/FindBox';
import type { Sought } from '../find/sought';

interface Finding {
  /** Absent until the user asks for it. */
  readonly Box: typeof FindBox | undefined;
  /** Grows each time that the user does. */
  readonly turn: number;
  readonly close: () => void;
}

/** Ctrl+F opens the box that looks for words, and so does coming for some; its script is loaded then. */
export function useFind(sought: Sought | undefined): Finding {
  const [turn, setTurn] = useState(0);
  const [loaded, setLoaded] = useState<{ readonly Box: typeof FindBox }>();
  const [isOpen, setOpen] = useState(false);
  const show = useCallback(() => {
    setOpen(true);
    setTurn((before) => before + 1);
    void import('../find/FindBox').then(({ FindBox: Box }) => setLoaded({ Box }));
  }, []);
  useEffect(() => {
    if (sought !== undefined) show();
  }, [sought]);
  useEffect(() => {
    const open = (event: KeyboardEvent) => {
      if (event.key !== 'f' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey)
        return;
      event.preventDefault();
      // VS Code would look for it in the editor, too: it hears of every key after the page.
      event.stopPropagation();
      show();
    };
    addEventListener('keydown', open, true);
    return () => removeEventListener('keydown', open, true);
  }, []);
  const close = useCallback(() => setOpen(false), []);
  return { Box: isOpen ? loaded?.Box : undefined, turn, close };
}
