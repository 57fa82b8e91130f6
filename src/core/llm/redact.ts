const rawMaximum = 4000;

/** Keys, bearer tokens and account ids, whoever's they are: nobody needs them to understand an error. */
const secrets: readonly (readonly [RegExp, string])[] = [
  [/\bBearer\s+[^\s"',}\\]+/gi, 'Bearer [removed]'],
  [/\b(sk-[\w-]{4,}|gsk_\w{4,}|AIza[\w-]{8,})[\w.…-]*/g, '[key removed]'],
  [/\b(user|org)_(?!id\b)\w{2,}/g, '$1_[removed]'],
  [/\borg-\w{6,}/g, 'org-[removed]'],
];

/** What a provider said, without secrets. `sent` are those that it was sent, in case their shape is unknown. */
export function redact(text: string, sent: readonly string[] = []): string {
  const known = sent.filter(({ length }) => length >= 4).reduce(remove, text);
  return secrets.reduce((clean, [shape, instead]) => clean.replace(shape, instead), known);
}

/** Also where it is quoted within JSON. */
function remove(text: string, secret: string): string {
  const quoted = JSON.stringify(secret).slice(1, -1);
  return text.replaceAll(secret, '[removed]').replaceAll(quoted, '[removed]');
}

/** Without secrets and cut to 4,000 characters; the secrets go first, so that none is cut into something unknown. */
export function redactRaw(text: string, sent?: readonly string[]): string {
  // A page of many megabytes is not searched to its end.
  const clean = redact(text.slice(0, 4 * rawMaximum), sent);
  return clean.length > rawMaximum ? `${clean.slice(0, rawMaximum - 1)}…` : clean;
}
