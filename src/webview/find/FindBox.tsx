import type { RefObject, VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { format } from '../../shared/strings';
import { IconButton } from '../components/IconButton';
import { usePage } from '../components/page';
import { findInPage, mark, type Match } from './findInPage';
import type { Sought } from './sought';

/** What changes in the conversation is looked through anew after so long, in ms. */
const rest = 100;

interface Props {
  readonly content: RefObject<HTMLElement>;
  /** Grows each time that the user asks for the box. */
  readonly turn: number;
  readonly sought: Sought | undefined;
  readonly onClose: () => void;
}

interface Found {
  readonly matches: readonly Match[];
  /** Which of them is looked at; -1 where there is none. */
  readonly index: number;
}

const nothing: Found = { matches: [], index: -1 };

/** Looks for words in the conversation that is shown. */
export function FindBox({ content, turn, sought, onClose }: Props): VNode {
  const { strings } = usePage();
  const field = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState(sought?.words ?? '');
  const [{ matches, index }, setFound] = useState(nothing);
  useEffect(() => field.current?.select(), [turn]);
  useEffect(() => {
    if (sought !== undefined) setWords(sought.words);
  }, [sought]);
  useLooking(content, words, sought, setFound);
  useEffect(() => mark(matches, matches[index]), [matches, index]);
  useEffect(() => () => mark([], undefined), []);
  const step = (by: number) => {
    if (matches.length === 0) return;
    const next = (index + by + matches.length) % matches.length;
    setFound({ matches, index: next });
    show(matches[next]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'Escape') {
      // It closes the box, and stops no answer.
      event.stopPropagation();
      onClose();
    }
    if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
  };
  return (
    <div class="find" role="search">
      <input
        ref={field}
        type="text"
        value={words}
        aria-label={strings.find}
        placeholder={strings.find}
        onInput={(event) => setWords(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <span class="count" role="status">
        {words !== '' && format(strings.findCount, index + 1, matches.length)}
      </span>
      <IconButton icon="chevron-left" name={strings.findBefore} onClick={() => step(-1)} />
      <IconButton icon="chevron-right" name={strings.findNext} onClick={() => step(1)} />
      <IconButton icon="close" name={strings.findClose} onClick={onClose} />
    </div>
  );
}

/** Looks when the words are others, and when the conversation is: a message may come into view, or be written. */
function useLooking(
  content: RefObject<HTMLElement>,
  words: string,
  sought: Sought | undefined,
  setFound: (change: (before: Found) => Found) => void,
): void {
  useEffect(() => {
    const inside = content.current;
    if (inside === null) return undefined;
    // It may have to be drawn first.
    let wanted = words === sought?.words ? sought.id : undefined;
    const look = (isFirst: boolean) =>
      setFound((before) => {
        const matches = findInPage(inside, words);
        const own = matches.findIndex(({ message }) => nameOf(message) === wanted);
        if (wanted !== undefined && own >= 0) {
          show(matches[own]);
          // The words of a message far from the view are drawn once more when it comes near.
          if (matches[own]?.message.matches('.far') === false) wanted = undefined;
          return { matches, index: own };
        }
        const index = isFirst ? nearest(matches) : sameAs(before, matches);
        if (isFirst && wanted === undefined) show(matches[index]);
        // They may stand in what is folded: the message is seen at least.
        if (isFirst && wanted !== undefined) turnOf(inside, wanted)?.scrollIntoView();
        return { matches, index };
      });
    let timer: ReturnType<typeof setTimeout> | undefined;
    const changes = new MutationObserver(() => {
      timer ??= setTimeout(() => {
        timer = undefined;
        look(false);
      }, rest);
    });
    look(true);
    changes.observe(inside, { childList: true, characterData: true, subtree: true });
    return () => {
      changes.disconnect();
      clearTimeout(timer);
    };
  }, [words, sought]);
}

function turnOf(inside: Element, id: string): Element | undefined {
  return [...inside.querySelectorAll('.turn')].find((turn) => nameOf(turn) === id);
}

function nameOf(message: Element): string | null {
  return message.getAttribute('data-message');
}

/** The first one in the view or below it: nobody wants to be taken away from what is already seen. */
function nearest(matches: readonly Match[]): number {
  const below = matches.findIndex(({ message }) => message.getBoundingClientRect().bottom > 0);
  return below < 0 ? matches.length - 1 : below;
}

/** The same one of the same message, as it is drawn now. */
function sameAs({ matches, index }: Found, now: readonly Match[]): number {
  const message = matches[index]?.message;
  const first = matches.findIndex((match) => match.message === message);
  const own = now.findIndex((match) => match.message === message);
  const count = now.filter((match) => match.message === message).length;
  if (own < 0) return Math.min(Math.max(index, 0), now.length - 1);
  return own + Math.min(index - first, count - 1);
}

function show(match: Match | undefined): void {
  const node = match?.range.startContainer;
  (node?.parentElement ?? match?.message)?.scrollIntoView({ block: 'center' });
}
