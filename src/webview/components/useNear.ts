import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** What is so far from the view (in pixels) is not drawn with all that belongs to it. */
const margin = 2_000;
/** The attribute that names a message to the observer. */
const nameAttribute = 'data-message';

const none: ReadonlySet<string> = new Set();

/**
 * The ids of the messages that are in the view or near it, among the children of `content`; `undefined` before that is known.
 * What has the focus stays, wherever it is.
 */
export function useNear(
  scroller: RefObject<HTMLElement>,
  content: RefObject<HTMLElement>,
  /** Tells other messages from these. */
  shown: string,
): ReadonlySet<string> | undefined {
  const [near, setNear] = useState<ReadonlySet<string>>();
  useEffect(() => {
    const inside = content.current;
    if (inside === null) return undefined;
    const observer = new IntersectionObserver(
      (entries) => setNear((before = none) => changed(before, entries)),
      { root: scroller.current, rootMargin: `${margin}px 0px` },
    );
    for (const child of inside.querySelectorAll(`[${nameAttribute}]`)) observer.observe(child);
    return () => observer.disconnect();
  }, [shown]);
  return near;
}

function changed(
  before: ReadonlySet<string>,
  entries: readonly IntersectionObserverEntry[],
): ReadonlySet<string> {
  const near = new Set(before);
  for (const { target, isIntersecting } of entries) {
    const id = target.getAttribute(nameAttribute) ?? '';
    if (isIntersecting) near.add(id);
    else if (!target.contains(document.activeElement)) near.delete(id);
  }
  const isSame = near.size === before.size && [...near].every((id) => before.has(id));
  return isSame ? before : near;
}
