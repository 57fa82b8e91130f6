import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { CompletionItem, CompletionList } from '../../shared/protocol';
import { usePage } from '../components/page';
import { CompletionBox, listId, optionId } from './CompletionBox';
import { readToken, replaceToken, type Token } from './token';

export interface CompletionProps {
  readonly field: HTMLTextAreaElement;
  readonly draft: string;
  /** What the host found last. */
  readonly list: CompletionList | undefined;
}

/** Opens a list while something is typed behind `@` or `/`. It is loaded when the first such sign is typed. */
export function Completion({ field, draft, list }: CompletionProps): VNode | null {
  const { dispatch, post } = usePage();
  const token = useToken(field);
  const [closedAt, close] = useState<number>();
  const wanted = token?.start === closedAt ? undefined : token;
  const { since, latest } = useAsking(wanted);
  const [active, setActive] = useState(0);
  const isNew = list !== undefined && list.turn >= since;
  const shown = wanted && isNew ? list : undefined;
  useEffect(() => setActive(0), [wanted?.typed, wanted?.start]);
  // Another sign, or none: what was closed is forgotten.
  useEffect(() => {
    if (token?.start !== closedAt) close(undefined);
  }, [token?.start]);
  const choose = (item: CompletionItem): void => {
    if (!token || !shown) return;
    const next = replaceToken(draft, token, item.text ?? '');
    dispatch({ type: 'typed', text: next.text });
    field.setSelectionRange(next.caret, next.caret);
    if (item.text === undefined) post({ type: 'completionChosen', turn: shown.turn, id: item.id });
  };
  const isLatest = shown?.turn === latest;
  const [waiting, setWaiting] = useState(false);
  // Enter was faster than the list: it means what is typed, and not what an older list begins with.
  useEffect(() => {
    if (!isLatest || !waiting) return;
    setWaiting(false);
    chooseAt(0);
  });
  const at = Math.min(active, (shown?.items.length ?? 1) - 1);
  const move = (by: number): void => {
    const count = shown?.items.length ?? 1;
    setActive((at + by + count) % count);
  };
  useKeys(field, shown, {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: () => chooseAt(at),
    Tab: () => chooseAt(at),
    Escape: () => close(token?.start),
  });
  useNames(field, shown, at);
  return shown ? <CompletionBox list={shown} active={at} onChoose={choose} /> : null;

  function chooseAt(index: number): void {
    if (!isLatest) {
      setWaiting(true);
      return;
    }
    const item = shown.items[index];
    if (item) choose(item);
  }
}

/** What is typed behind a sign at the cursor now, while the text has the focus. */
function useToken(field: HTMLTextAreaElement): Token | undefined {
  const [, setMoves] = useState(0);
  useEffect(() => {
    const moved = (): void => setMoves((count) => count + 1);
    const events = ['keyup', 'click', 'focus', 'blur'];
    for (const event of events) field.addEventListener(event, moved);
    return () => {
      for (const event of events) field.removeEventListener(event, moved);
    };
  }, [field]);
  if (document.activeElement !== field || field.selectionStart !== field.selectionEnd)
    return undefined;
  return readToken(field.value, field.selectionEnd);
}

/** Asks the host about what is typed, once for each text: the turn with which asking about this sign began, and the last. */
function useAsking(token: Token | undefined): {
  readonly since: number;
  readonly latest: number;
} {
  const { post } = usePage();
  // Greater than those of a page before this one.
  const [begunAt] = useState(Date.now);
  const asked = useRef<{ readonly key?: string | undefined; readonly turn: number }>({
    turn: begunAt,
  });
  const since = useRef(Infinity);
  const place = token && `${token.sign}${token.start}`;
  const begun = useRef<string>();
  if (begun.current !== place) {
    begun.current = place;
    since.current = asked.current.turn + 1;
  }
  const key = token && `${place} ${token.typed}`;
  if (asked.current.key !== key) asked.current = { key, turn: asked.current.turn + 1 };
  const { turn } = asked.current;
  useEffect(() => {
    if (token) post({ type: 'complete', turn, sign: token.sign, typed: token.typed });
    else if (turn > begunAt) post({ type: 'completionClosed' });
  }, [turn]);
  return { since: since.current, latest: turn };
}

type Keys = Readonly<Record<string, () => void>>;

/** Keys of the list, before anybody else hears of them; Escape would stop an answer. */
function useKeys(field: HTMLTextAreaElement, shown: CompletionList | undefined, keys: Keys): void {
  useLayoutEffect(() => {
    if (!shown) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      const run = keys[event.key];
      const isEmpty = shown.items.length === 0 && event.key !== 'Escape';
      if (!run || isEmpty || event.isComposing || event.shiftKey) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      run();
    };
    field.addEventListener('keydown', onKey, { capture: true });
    return () => field.removeEventListener('keydown', onKey, { capture: true });
  });
}

/** Tells a screen reader which line is meant, while the keyboard stays in the text. */
function useNames(field: HTMLTextAreaElement, shown: CompletionList | undefined, at: number): void {
  useLayoutEffect(() => {
    field.setAttribute('aria-autocomplete', 'list');
    if (!shown || shown.items.length === 0) return undefined;
    field.setAttribute('aria-controls', listId);
    field.setAttribute('aria-activedescendant', optionId(at));
    return () => {
      field.removeAttribute('aria-controls');
      field.removeAttribute('aria-activedescendant');
    };
  }, [field, shown, at]);
}
