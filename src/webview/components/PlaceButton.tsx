import type { VNode } from 'preact';
import { format } from '../../shared/strings';
import type { Place } from '../markdown/places';
import { usePage } from './page';

interface Props {
  readonly place: Place;
  /** How the answer writes it. */
  readonly text: string;
}

/** A file or a name of the workspace that the host goes to. */
export function PlaceButton({ place, text }: Props): VNode {
  const { strings, post } = usePage();
  const title =
    place.type === 'openFile'
      ? format(strings.openFile, text)
      : format(strings.openSymbol, place.name);
  return (
    <button type="button" class="names-place" title={title} onClick={() => post(place)}>
      {text}
    </button>
  );
}
