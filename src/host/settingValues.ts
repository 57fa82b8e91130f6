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
