import type { ReadAnswer } from '../../src/core/edits/edit';
import { EditReader } from '../../src/core/edits/editReader';

/** Reads an answer as it comes from a model: in up to 13 pieces, cut anywhere. */
export function readInPieces(answer: string, finished: boolean, random: () => number): ReadAnswer {
  const reader = new EditReader();
  const cuts = Array.from({ length: 1 + random() * 12 }, () =>
    Math.floor(random() * answer.length),
  );
  let start = 0;
  for (const cut of [...cuts.sort((a, b) => a - b), answer.length]) {
    reader.push(answer.slice(start, cut));
    start = cut;
  }
  return reader.end(finished);
}
