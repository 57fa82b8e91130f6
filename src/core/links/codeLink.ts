/** The code that a link is about. */
export interface CodeLink {
  /** Relative to the workspace, with `/`. */
  readonly path: string;
  /** First and last line, 1-based and inclusive; absent: the whole file. */
  readonly lines?: readonly [first: number, last: number];
}

/**
 * Reads `file=src/cart.ts&lines=12-30`; undefined where no file is named.
 * @param query of a URI, decoded: a `+` means itself, as in `+page.svelte`
 */
export function readCodeLink(query: string): CodeLink | undefined {
  const valueOf = (name: string): string =>
    query
      .split('&')
      .find((part) => part.startsWith(`${name}=`))
      ?.slice(name.length + 1) ?? '';
  const path = valueOf('file');
  if (path === '') return undefined;
  const [, from, to] = /^(\d{1,7})(?:-(\d{1,7}))?$/.exec(valueOf('lines')) ?? [];
  if (from === undefined) return { path };
  const [first, last] = [Number(from), Number(to ?? from)];
  return { path, lines: [Math.min(first, last), Math.max(first, last)] };
}
