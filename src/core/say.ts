/** Gives a sentence with its values in the places of `{0}`, `{1}` and so on. */
export type Say = (sentence: string, ...values: readonly (string | number)[]) => string;

const inEnglish: Say = (sentence, ...values) =>
  sentence.replace(/\{(\d+)\}/g, (place, index) => String(values[Number(index)] ?? place));

let inUserLanguage = inEnglish;

/** Sets the language of what the core says; before, it is English. */
export function speakWith(translate: Say): void {
  inUserLanguage = translate;
}

/** Says in the user's language what the user reads of the core. A sentence is written out where it is said, so that it is found. */
export const say: Say = (sentence, ...values) => inUserLanguage(sentence, ...values);
