import type { PromptTurn } from './buildPrompt';

/** What asks for the rest of an answer that broke off. */
const goOn =
  'Your answer broke off. Go on exactly where it stopped, in the middle of the line or the code block if need be: your text is put behind it as it is. Repeat nothing, and write no introduction.';

/** The turns with what came of the last answer, and the request to go on from there. */
export function continueTurn(turns: readonly PromptTurn[], partial: string): readonly PromptTurn[] {
  const asked = turns.at(-1);
  if (!asked) return turns;
  const cut = { ...asked, answer: partial };
  return [...turns.slice(0, -1), cut, { task: 'chat', text: goOn, attachments: [] }];
}
