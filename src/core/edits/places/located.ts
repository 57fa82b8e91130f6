import type { Alignment } from './alignment';
import type { Hints } from './chooseCandidate';
import type { Refusal } from './hunk';
import type { PlacesDocument } from './placesDocument';
import { say } from '../../say';

export type Located =
  | { readonly alignment: Alignment; readonly assumptions: readonly string[] }
  | { readonly refusal: Omit<Refusal, 'edit'> };

export const missing = (): Located => ({
  refusal: { cause: 'missing', reason: say('The code that it would change is not in the file.') },
});

/** The likeliest first: the one nearest to the line that the answer names. */
export function several(
  document: PlacesDocument,
  places: readonly Alignment[],
  { line }: Hints,
): Located {
  const distance = ({ start }: Alignment): number =>
    line === undefined ? 0 : Math.abs(start - line + 1);
  const inOrder = places.toSorted((a, b) => distance(a) - distance(b));
  const lines = places.slice(0, 4).map(({ start }) => start + 1);
  const named = lines.slice(0, -1).join(', ');
  const reason =
    places.length > lines.length
      ? say('The code that it would change is in the file {0} times.', places.length)
      : say(
          'The code that it would change is in the file at lines {0} and {1}.',
          named,
          lines.at(-1) ?? '',
        );
  const candidates = inOrder.slice(0, 20).map(({ start, end }) => document.stretch(start, end));
  return { refusal: { cause: 'several', reason, candidates } };
}
