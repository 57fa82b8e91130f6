import type { VNode } from 'preact';
import type { PlaceChoice, PlaceOfChange } from '../../shared/chat';
import { format, type PageStrings } from '../../shared/strings';
import { usePage } from './page';

interface Props {
  readonly id: string;
  readonly choice: PlaceChoice;
}

/** The places that a change fits equally well: a click says which one is meant, at no request. */
export function PlaceChoices({ id, choice }: Props): VNode {
  const { strings, post } = usePage();
  const { start, sentence, path, places } = choice;
  return (
    <div class="choices" role="group" aria-label={`${sentence} ${strings.choosePlace}`}>
      <p>{sentence}</p>
      <ul>
        {places.map((place) => (
          <li key={place.line}>
            <button
              type="button"
              class="link"
              title={path}
              onClick={() => post({ type: 'choosePlace', id, start, line: place.line })}
            >
              {nameOf(strings, place)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function nameOf(strings: PageStrings, { line, text, inside }: PlaceOfChange): string {
  return inside === undefined
    ? format(strings.placeOfChange, line, text)
    : format(strings.placeInside, line, inside, text);
}
