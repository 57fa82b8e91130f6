import type { RefObject } from 'preact';
import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Nearer to the end than this (in pixels) counts as being at it. */
const near = 24;
/** After scrolling, where the view is then is looked at after so long (in ms) at the latest. */
const patience = 50;

interface StickToEnd {
  /** The user has scrolled away from the end. */
  readonly away: boolean;
  readonly jumpToEnd: () => void;
  /** The view is about to be led elsewhere: a place that was restored is not kept any more. */
  readonly leavePlace: () => void;
}

/** Where the view is. */
interface Place {
  follows: boolean;
  /** Pixels below the view, 0 while it follows the end. */
  fromEnd: number;
  /** Until the user moves, the place that was restored is kept too, while the conversation is still being drawn. */
  restoring: boolean;
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
  const place = useRef<Place>({ follows: start === 0, fromEnd: start, restoring: start > 0 });
  const follow = useCallback((next: boolean) => {
    place.current.follows = next;
    setAway(!next);
  }, []);

  useLayoutEffect(() => {
    const view = scroller.current;
    const inside = content.current;
    if (view === null || inside === null) return undefined;
    place.current.restoring = start > 0;
    return keepPlace(view, inside, { place: place.current, follow, onMoved });
  }, [start, follow, onMoved]);

  const jumpToEnd = useCallback(() => {
    follow(true);
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  }, [follow]);
  const leavePlace = useCallback(() => {
    place.current.restoring = false;
  }, []);
  return { away, jumpToEnd, leavePlace };
}

interface Keeping {
  readonly place: Place;
  readonly follow: (follows: boolean) => void;
  readonly onMoved: (fromEnd: number) => void;
}

function keepPlace(
  view: HTMLElement,
  inside: HTMLElement,
  { place, follow, onMoved }: Keeping,
): () => void {
  let lastTop = view.scrollTop;
  let scrolled = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    if (!scrolled) return;
    scrolled = false;
    const below = view.scrollHeight - view.clientHeight - view.scrollTop;
    if (below <= near && !place.restoring) follow(true);
    else if (view.scrollTop < lastTop) follow(false);
    lastTop = view.scrollTop;
    if (!place.restoring) place.fromEnd = place.follows ? 0 : below;
    onMoved(place.fromEnd);
  };
  // Called after layout and before paint, so that nothing here costs a layout of its own.
  const settle = () => {
    look();
    // What fits into the view is seen to its end.
    if (view.scrollHeight <= view.clientHeight) follow(true);
    if (place.follows) view.scrollTop = view.scrollHeight;
    else if (place.restoring)
      view.scrollTop = view.scrollHeight - view.clientHeight - place.fromEnd;
    lastTop = view.scrollTop;
  };
  const onScroll = () => {
    scrolled = true;
    timer ??= setTimeout(() => {
      timer = undefined;
      look();
    }, patience);
  };
  const onUser = () => {
    place.restoring = false;
  };
  const sizes = new ResizeObserver(settle);
  sizes.observe(inside);
  sizes.observe(view);
  settle();
  view.addEventListener('scroll', onScroll, { passive: true });
  const moves = ['wheel', 'keydown', 'pointerdown'];
  for (const type of moves) view.addEventListener(type, onUser, { passive: true });
  return () => {
    sizes.disconnect();
    clearTimeout(timer);
    view.removeEventListener('scroll', onScroll);
    for (const type of moves) view.removeEventListener(type, onUser);
  };
}
