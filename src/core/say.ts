import { format } from '../shared/strings';

/** Gives a sentence with its values in the places of `{0}`, `{1}` and so on. */
export type Say = (sentence: string, ...values: readonly (string | number)[]) => string;

let inUserLanguage: Say = format;
let language = 'en';

/** Sets the language of what the core says; before, it is English. @param named as in `pt-br` */
export function speakWith(translate: Say, named: string): void {
  inUserLanguage = translate;
  language = named;
}

/** The language in which the user reads, as in `pt-br`. */
export function userLanguage(): string {
  return language;
}

/** `5,000`, as the user's language writes it. */
export function sayNumber(value: number): string {
  return value.toLocaleString(language);
}

/** `3 Dec`, of a day in UTC. */
export function sayDay(date: Date): string {
  const locale = language === 'en' ? 'en-GB' : language;
  return date.toLocaleDateString(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
}

/** `5 h 12 min`, `12 min`, `23 s`: rounded up, so that nobody comes too early. */
export function sayDuration(milliseconds: number): string {
  if (milliseconds < 60_000) return say('{0} s', Math.ceil(milliseconds / 1000));
  const minutes = Math.ceil(milliseconds / 60_000);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return say('{0} min', minutes);
  return rest === 0 ? say('{0} h', hours) : say('{0} h {1} min', hours, rest);
}

/** Says in the user's language what the user reads of the core. A sentence is written out where it is said, so that it is found. */
export const say: Say = (sentence, ...values) => inUserLanguage(sentence, ...values);
