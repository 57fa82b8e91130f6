import type { ReadAnswer } from './edit';
import { EditReader } from './editReader';

/** The edits of an answer, in whatever format it has them. `finished`: it came to its own end and was not cut. */
export function readEdits(
  answer: string,
  { finished }: { readonly finished: boolean } = { finished: true },
): ReadAnswer {
  const reader = new EditReader();
  reader.push(answer);
  return reader.end(finished);
}
