import type { VNode } from 'preact';
import { format } from '../../shared/strings';
import type { Place } from '../markdown/places';
import { usePage } from './page';

interface Props {
  readonly place: Place;
  /** How the answer writes it. */
  readonly text: string;
}

/** A file or a name of the workspace that the host goes to. No `button`, which could not break into lines as words do. */
export function PlaceButton({ place, text }: Props): VNode {
  const { strings, post } = usePage();
  const title =
    place.type === 'openFile'
      ? format(strings.openFile, text)
      : format(strings.openSymbol, place.name);
  const open = () => post(place);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    open();
  };
  return (
    <span role="button" tabIndex={0} {...{ class: 'names-place', title, onClick: open, onKeyDown }}>
      {text}
    </span>
  );
}
