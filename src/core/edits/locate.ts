import type { EditTarget } from './target';
import { say } from '../say';

export type Located = { readonly offset: number } | { readonly refusal: string };

/**
 * Where the target's text is in the document now: at the remembered offset, else at its only other place. Anything that
 * is not proven is refused with a sentence for the user.
 */
export function locate(
  documentText: string,
  { text, offset, around = ['', ''] }: EditTarget,
): Located {
  const [before, after] = around;
  const whole = before + text + after;
  if (whole === '') return { refusal: say('There was no code selected to replace.') };
  const start = offset - before.length;
  if (start >= 0 && documentText.startsWith(whole, start)) return { offset };
  const first = documentText.indexOf(whole);
  if (first < 0)
    return {
      refusal: say('The code was edited after you asked, so the change no longer fits it.'),
    };
  if (documentText.includes(whole, first + 1))
    return {
      refusal: say('The file changed, and the code is now in it more than once.'),
    };
  return { offset: first + before.length };
}
