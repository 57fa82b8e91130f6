/** What can have the focus. */
const focusable = 'button, textarea, input, a, summary, [tabindex]';

type Removal = Pick<MutationRecord, 'removedNodes' | 'target' | 'nextSibling' | 'previousSibling'>;

/** Gives the focus to what comes next when what had it goes away or is switched off; it never takes it from anything. */
export function keepFocus(): void {
  let last: Element | null = null;
  const note = (): void => {
    const { activeElement, body } = document;
    last = activeElement === body ? null : activeElement;
  };
  addEventListener('focusin', note);
  // A click on nothing takes the focus away, and that is meant.
  addEventListener('mouseup', note, true);
  new MutationObserver((records) => {
    const { activeElement, body } = document;
    const isFree = activeElement === body || activeElement === null || activeElement === last;
    if (last === null || !isFree || !isLost(last)) return;
    const lost = last;
    last = null;
    // Where the user has gone on elsewhere in VS Code, the focus is theirs.
    if (document.hasFocus()) placeAfter(lost, records, body)?.focus();
  }).observe(document.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['disabled'],
  });
}

/**
 * Where the focus goes on when an element has lost it: to what is nearest in its list, its card or its message, after a whole
 * message to the next one, else to where the next message is written.
 */
export function placeAfter(
  lost: Element,
  removals: readonly Removal[],
  page: Element,
): HTMLElement | undefined {
  const composer = page.querySelector<HTMLElement>('.compose textarea') ?? undefined;
  const isOf = ({ removedNodes }: Removal): boolean =>
    [...removedNodes].some((node) => node.contains(lost));
  const removal = removals.find(isOf);
  const parent = removal?.target as Element | undefined;
  if (removal === undefined || !parent?.isConnected) return composer;
  if (parent.matches('.messages')) {
    // Its answer goes away together with a question.
    const nextOnes = removals.filter(({ target }) => target === parent);
    const next = nextOnes.map(({ nextSibling }) => nextSibling).find((one) => one?.isConnected);
    return firstIn(line(next, 'nextSibling')) ?? composer;
  }
  if (parent.closest('.compose') !== null && parent.localName !== 'ul') return composer;
  return (
    firstIn(line(removal.nextSibling, 'nextSibling')) ??
    firstIn(line(removal.previousSibling, 'previousSibling')) ??
    firstAround(parent) ??
    composer
  );
}

/** In what is around it, further and further, up to its message. */
function firstAround(element: Element): HTMLElement | undefined {
  const found = firstIn([element]);
  const { parentElement } = element;
  if (found !== undefined || element.localName === 'article' || !parentElement) return found;
  return firstAround(parentElement);
}

/** An element and those behind it, or before it; none of one that is gone itself. */
function* line(
  node: Node | null | undefined,
  to: 'nextSibling' | 'previousSibling',
): Generator<Element> {
  for (let one = node; one?.isConnected; one = one[to]) {
    // A text has nothing inside.
    if (one.nodeType === 1) yield one as Element;
  }
}

function firstIn(elements: Iterable<Element>): HTMLElement | undefined {
  for (const element of elements) {
    const all = [element, ...element.querySelectorAll(focusable)] as HTMLElement[];
    const found = all.find((one) => one.matches(focusable) && !isDisabled(one));
    if (found !== undefined) return found;
  }
  return undefined;
}

function isLost(element: Element): boolean {
  return !element.isConnected || isDisabled(element);
}

function isDisabled(element: Element): boolean {
  return 'disabled' in element && element.disabled === true;
}
