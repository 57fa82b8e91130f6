import { asNumber } from './untrusted';

/** Tokens of a minute by `x-ratelimit-limit-tokens`, which Groq sends with every answer. */
export function readTokensPerMinute(headers: {
  get(name: string): string | null;
}): number | undefined {
  const limit = asNumber(headers.get('x-ratelimit-limit-tokens'));
  return limit !== undefined && limit > 0 ? limit : undefined;
}
