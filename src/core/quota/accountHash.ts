import { sha256 } from '../sha256';

/** By key: a turn asks for the same few again and again. */
const known = new Map<string, Promise<string>>();

/** Names an account in the ledger: 16 hex digits from which the key cannot be found. */
export function accountHash(key: string): Promise<string> {
  const hash = known.get(key) ?? hashOf(key);
  known.set(key, hash);
  return hash;
}

async function hashOf(key: string): Promise<string> {
  // A prefix of our own: OpenRouter's pages name a key by its bare hash.
  return (await sha256(`frugal account:${key}`)).slice(0, 16);
}
