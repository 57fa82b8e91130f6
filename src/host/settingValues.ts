import { redact } from '../core/llm/redact';

/** A number within its bounds; what is no number becomes the default. */
export function clamp(
  value: unknown,
  bounds: { readonly min: number; readonly max: number; readonly otherwise: number },
): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) return bounds.otherwise;
  return Math.min(bounds.max, Math.max(bounds.min, value));
}

/** One of the choices; what is none of them becomes the first. */
export function oneOf<T>(value: unknown, choices: readonly [T, ...T[]]): T {
  return choices.find((choice) => choice === value) ?? choices[0];
}

/**
 * The address of an API without trailing slashes; undefined when a key must not be sent there: only `https`, and `http` to
 * this machine.
 */
export function apiAddress(value: unknown): string | undefined {
  if (typeof value !== 'string' || !URL.canParse(value)) return undefined;
  const url = new URL(value);
  const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback)) return undefined;
  // A name, a password or a query would end up in logs and in every request.
  if (url.username !== '' || url.password !== '' || url.search !== '') return undefined;
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

/** A header that is not sent: it is or holds a key, it is Frugal's own business or the network's, or no header at all. */
export interface RefusedHeader {
  readonly name: string;
  readonly why: 'key' | 'reserved' | 'malformed';
}

/** Headers of the user's own, by name, and those that are not sent. */
export function readHeaders(value: unknown): {
  readonly headers: Readonly<Record<string, string>>;
  readonly refused: readonly RefusedHeader[];
} {
  const given = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const headers: Record<string, string> = {};
  const refused: RefusedHeader[] = [];
  for (const [name, text] of given as [string, unknown][]) {
    const why = problemOf(name, text);
    if (why !== undefined) refused.push({ name, why });
    else headers[name] = String(text).trim();
  }
  return { headers, refused };
}

/** What carries a key elsewhere; settings are synchronised, shared and seen on screens. */
const keyNames = /(^|[-_])(authorization|api[-_]?key|key|token|secret|password|cookie2?)$/i;
/** What Frugal sets itself, and what belongs to the connection. */
const reservedNames =
  /^(accept|accept-encoding|connection|content-.*|date|expect|host|http2-settings|keep-alive|origin|proxy-.*|sec-.*|set-cookie|te|trailer|transfer-encoding|upgrade|user-agent|via)$/i;

function problemOf(name: string, value: unknown): RefusedHeader['why'] | undefined {
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) return 'malformed';
  if (keyNames.test(name)) return 'key';
  if (reservedNames.test(name)) return 'reserved';
  if (typeof value !== 'string' || !/^[\t\x20-\x7e]*$/.test(value)) return 'malformed';
  return redact(value) === value ? undefined : 'key';
}
