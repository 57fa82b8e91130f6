const rawMaximum = 4000;

/** Keys, bearer tokens and account ids, whoever's they are: nobody needs them to understand an error. */
const secrets: readonly (readonly [RegExp, string])[] = [
  [/\bBearer\s+[^\s"',}\\]+/gi, 'Bearer [removed]'],
  [/\b(sk-[\w-]{4,}|gsk_\w{4,}|AIza[\w-]{8,})[\w.…-]*/g, '[key removed]'],
  [/\b(user|org)_(?!id\b)\w{2,}/g, '$1_[removed]'],
  [/\borg-\w{6,}/g, 'org-[removed]'],
];

/** What a provider said, without secrets. `key` is the one that was sent, in case its shape is unknown. */
export function redact(text: string, key?: string): string {
  const known = key !== undefined && key.length >= 4 ? text.replaceAll(key, '[key removed]') : text;
  return secrets.reduce((clean, [shape, instead]) => clean.replace(shape, instead), known);
}

/** Without secrets and cut to 4,000 characters; the secrets go first, so that none is cut into something unknown. */
export function redactRaw(text: string, key?: string): string {
  // A page of many megabytes is not searched to its end.
  const clean = redact(text.slice(0, 4 * rawMaximum), key);
  return clean.length > rawMaximum ? `${clean.slice(0, rawMaximum - 1)}…` : clean;
}
