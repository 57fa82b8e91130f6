import type { EditTarget } from './target';

export type Located = { readonly offset: number } | { readonly refusal: string };

/**
 * Where the target's text is in the document now: at the remembered offset, else at its only other place. Anything that
 * is not proven is refused with a sentence for the user.
 */
export function locate(documentText: string, target: EditTarget): Located {
  if (target.text === '') return { refusal: 'There was no code selected to replace.' };
  if (documentText.startsWith(target.text, target.offset)) return { offset: target.offset };
  const first = documentText.indexOf(target.text);
  if (first < 0)
    return { refusal: 'The code was edited after you asked, so the change no longer fits it.' };
  if (documentText.includes(target.text, first + 1))
    return {
      refusal: 'The file changed, and the code is now in it more than once.',
    };
  return { offset: first };
}
