import { asList, asRecord, asText, isRecord, parseJson } from '../llm/untrusted';
import { accountHash } from '../quota/accountHash';

/** A key as it is kept. */
export interface NamedKey {
  /** The name of its account in the ledger: a hash of the key. */
  readonly id: string;
  /** As the user calls it. */
  readonly name: string;
  readonly key: string;
}

/** All keys of a provider, and which of them asks where nothing else is said. */
export interface KeyRing {
  readonly keys: readonly NamedKey[];
  /** Its id; empty where there is no key. */
  readonly inUse: string;
}

export const emptyRing: KeyRing = { keys: [], inUse: '' };

/** Reads what is kept: a ring, or the bare key of a version that had one for each provider. @param nameless its name */
export async function readRing(stored: string | undefined, nameless: string): Promise<KeyRing> {
  if (stored === undefined || stored === '') return emptyRing;
  const ring = parseJson(stored);
  if (!isRecord(ring) || !Array.isArray(ring['keys'])) return withKey(emptyRing, stored, nameless);
  const keys = asList(ring['keys']).flatMap((each) => {
    const { id, name, key } = asRecord(each);
    const whole = { id: asText(id) ?? '', name: asText(name) ?? nameless, key: asText(key) ?? '' };
    return whole.id === '' || whole.key === '' ? [] : [whole];
  });
  return { keys, inUse: asText(ring['inUse']) ?? '' };
}

export function writeRing(ring: KeyRing): string {
  return JSON.stringify(ring);
}

/** The key that asks. @param bound the id of the one that a workspace has for itself */
export function keyInUse({ keys, inUse }: KeyRing, bound?: string): NamedKey | undefined {
  const named = (id?: string): NamedKey | undefined => keys.find((each) => each.id === id);
  return named(bound) ?? named(inUse) ?? keys[0];
}

/** With this key in use; one that is there already keeps its name and its place. */
export async function withKey(ring: KeyRing, key: string, name: string): Promise<KeyRing> {
  const id = await accountHash(key);
  const isThere = ring.keys.some((each) => each.id === id);
  return { keys: isThere ? ring.keys : [...ring.keys, { id, name, key }], inUse: id };
}

export function withoutKey({ keys, inUse }: KeyRing, id: string): KeyRing {
  const left = keys.filter((each) => each.id !== id);
  return { keys: left, inUse: inUse === id ? (left[0]?.id ?? '') : inUse };
}

export function renamed({ keys, inUse }: KeyRing, id: string, name: string): KeyRing {
  return { keys: keys.map((each) => (each.id === id ? { ...each, name } : each)), inUse };
}
