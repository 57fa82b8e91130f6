import { redact } from '../core/llm/redact';

/** A number within its bounds; what is no number becomes the default. */
export function clamp(
  value: unknown,
  bounds: { readonly min: number; readonly max: number; readonly otherwise: number },
): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) return bounds.otherwise;
  return Math.min(bounds.max, Math.max(bounds.min, value));
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

/** A header that is not sent: it is or holds a key, it is Frugal's own business or the network's, no header at all, or too much. */
export interface RefusedHeader {
  readonly name: string;
  readonly why: 'key' | 'reserved' | 'malformed' | 'tooLong';
}

/** In characters, of all names and values: servers refuse more, and say then that the request is bad. */
const longestHeaders = 4000;

/** Headers of the user's own, by name, and those that are not sent. No `headers`: the value is none of headers. */
export function readHeaders(value: unknown): {
  readonly headers: Readonly<Record<string, string>> | undefined;
  readonly refused: readonly RefusedHeader[];
} {
  if (value === undefined) return { headers: {}, refused: [] };
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { headers: undefined, refused: [] };
  const headers: Record<string, string> = {};
  const refused: RefusedHeader[] = [];
  let room = longestHeaders;
  for (const [name, text] of Object.entries(value) as [string, unknown][]) {
    const length = name.length + String(text).length;
    const why = problemOf(name, text) ?? (length > room ? 'tooLong' : undefined);
    if (why !== undefined) refused.push({ name: name.slice(0, 100), why });
    else {
      headers[name] = String(text).trim();
      room -= length;
    }
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
