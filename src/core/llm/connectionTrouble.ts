/** What kept a request from getting an answer at all. `unclear`: it may have arrived. */
export type ConnectionTrouble = 'dns' | 'tls' | 'refused' | 'broken' | 'timeout' | 'unclear';

/** Codes of Node, of undici and of Chromium's network stack, which VS Code may put under `fetch`. */
const signs: readonly (readonly [RegExp, ConnectionTrouble])[] = [
  [/ENOTFOUND|EAI_AGAIN|ERR_NAME_NOT_RESOLVED|ERR_NAME_RESOLUTION_FAILED/, 'dns'],
  [
    /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|ERR_SSL|ERR_TLS|EPROTO|wrong version number/,
    'tls',
  ],
  [
    /ECONNREFUSED|ENETUNREACH|EHOSTUNREACH|ENETDOWN|EHOSTDOWN|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|ERR_ADDRESS_UNREACHABLE|ERR_PROXY|ERR_TUNNEL|Proxy response|ERR_CONNECTION_TIMED_OUT/,
    'refused',
  ],
  [/UND_ERR_HEADERS_TIMEOUT|UND_ERR_BODY_TIMEOUT|ETIMEDOUT|Request timed out/, 'timeout'],
  [
    /ECONNRESET|EPIPE|UND_ERR_SOCKET|ERR_CONNECTION_(RESET|CLOSED|ABORTED)|ERR_EMPTY_RESPONSE|other side closed/,
    'broken',
  ],
  [/fetch failed|Failed to fetch|Connection error|NetworkError|Load failed|terminated/, 'unclear'],
];

const depthMaximum = 8;

/** `undefined` when the error has nothing to do with the connection. */
export function readConnection(caught: unknown): ConnectionTrouble | undefined {
  const told = chain(caught, depthMaximum).join('\n');
  return signs.find(([shape]) => shape.test(told))?.[1];
}

/** Codes and messages of an error and of what caused it. */
function chain(caught: unknown, depth: number): readonly string[] {
  if (typeof caught !== 'object' || caught === null || depth === 0) return [];
  try {
    const { code, message, cause, errors } = caught as Readonly<Record<string, unknown>>;
    const own = [code, message].filter((part) => typeof part === 'string');
    const parts = Array.isArray(errors) ? (errors as unknown[]).slice(0, depthMaximum) : [];
    return [...own, ...[cause, ...parts].flatMap((inner) => chain(inner, depth - 1))];
  } catch {
    // A getter of somebody else's error may throw.
    return [];
  }
}
