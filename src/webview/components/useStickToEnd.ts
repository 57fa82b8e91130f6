import type { RefObject } from 'preact';
import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Nearer to the end than this (in pixels) counts as being at it. */
const near = 24;

interface StickToEnd {
  /** The user has scrolled away from the end. */
  readonly away: boolean;
  readonly jumpToEnd: () => void;
}

/**
 * Keeps a scroller at its end while its content grows, unless the user scrolled up.
 * `onMoved` gets the pixels below the view, 0 while it follows the end.
 */
export function useStickToEnd(
  scroller: RefObject<HTMLElement>,
  content: RefObject<HTMLElement>,
  start: number,
  onMoved: (fromEnd: number) => void,
): StickToEnd {
  const [away, setAway] = useState(start > 0);
  const follows = useRef(start === 0);
  const fromEnd = useRef(start);
  const follow = useCallback((next: boolean) => {
    follows.current = next;
    setAway(!next);
  }, []);

  useLayoutEffect(() => {
    const view = scroller.current;
    const inside = content.current;
    if (view === null || inside === null) return undefined;
    let lastTop = view.scrollTop;
    // Until the user moves, the place that was restored is kept too, while the conversation is still being drawn.
    let restoring = start > 0;
    const place = () => {
      // What fits into the view is seen to its end.
      if (view.scrollHeight <= view.clientHeight) follow(true);
      if (follows.current) view.scrollTop = view.scrollHeight;
      else if (restoring) view.scrollTop = view.scrollHeight - view.clientHeight - fromEnd.current;
      lastTop = view.scrollTop;
    };
    const onScroll = () => {
      const below = view.scrollHeight - view.clientHeight - view.scrollTop;
      if (below <= near && !restoring) follow(true);
      else if (view.scrollTop < lastTop) follow(false);
      lastTop = view.scrollTop;
      if (!restoring) fromEnd.current = follows.current ? 0 : below;
      onMoved(fromEnd.current);
    };
    const onUser = () => {
      restoring = false;
    };
    // Its callback runs after layout and before paint, so following the end costs no layout of its own.
    const sizes = new ResizeObserver(place);
    sizes.observe(inside);
    sizes.observe(view);
    place();
    view.addEventListener('scroll', onScroll, { passive: true });
    for (const type of ['wheel', 'keydown', 'pointerdown']) {
      view.addEventListener(type, onUser, { passive: true });
    }
    return () => {
      sizes.disconnect();
      view.removeEventListener('scroll', onScroll);
      for (const type of ['wheel', 'keydown', 'pointerdown']) {
        view.removeEventListener(type, onUser);
      }
    };
  }, [start, follow, onMoved]);

  const jumpToEnd = useCallback(() => {
    follow(true);
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  }, [follow]);
  return { away, jumpToEnd };
}
