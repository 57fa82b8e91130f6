import type { StoredMessage } from '../ports';

/** The parent of what comes first in a chat. */
export const root = '';

/**
 * The message that each one follows, by id; the first ones follow `root`. Messages that were kept before there were
 * branches do not say it: they follow the one before them.
 */
export function parentsOf(stored: readonly StoredMessage[]): Map<string, string> {
  const parents = new Map<string, string>();
  let before = root;
  for (const { message, detail } of stored) {
    parents.set(message.id, parentIn(detail) ?? before);
    before = message.id;
  }
  return parents;
}

/** The ids from the first message to this one. */
export function chainTo(parents: ReadonlyMap<string, string>, leaf: string): readonly string[] {
  const chain: string[] = [];
  const seen = new Set<string>();
  // What is kept may be damaged: nobody may wait for the end of a circle.
  for (
    let id = leaf;
    id !== root && parents.has(id) && !seen.has(id);
    id = parents.get(id) ?? root
  ) {
    seen.add(id);
    chain.push(id);
  }
  return chain.reverse();
}

/** Those that follow this message, oldest first. */
export function childrenOf(parents: ReadonlyMap<string, string>, id: string): readonly string[] {
  return [...parents].filter(([, parent]) => parent === id).map(([child]) => child);
}

/** The last message below this one, each time the newest way. */
export function newestLeaf(parents: ReadonlyMap<string, string>, id: string): string {
  for (let leaf = id; ;) {
    const next = childrenOf(parents, leaf).at(-1);
    if (next === undefined) return leaf;
    leaf = next;
  }
}

function parentIn(detail: string): string | undefined {
  // Nearly all details are long and say nothing of it.
  if (!detail.includes('"parent"')) return undefined;
  try {
    const { parent } = JSON.parse(detail) as { readonly parent?: unknown };
    return typeof parent === 'string' ? parent : undefined;
  } catch {
    return undefined;
  }
}
