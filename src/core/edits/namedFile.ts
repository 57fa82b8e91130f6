/** A file that a change can be for. */
export interface KnownFile {
  readonly uri: string;
  /** Relative to the workspace, with `/`. */
  readonly path: string;
  /** It is not there yet. */
  readonly isNew?: boolean;
}

/** The path of an answer as the workspace writes it; undefined for one that leads elsewhere, which is never followed. */
export function safePath(path: string): string | undefined {
  const segments = path.trim().replaceAll('\\', '/').replace(/^\.\//, '').split('/');
  const leadsAway = /^([/\\~]|[a-z][\w+.-]*:)/i.test(path.trim());
  const isOdd = segments.some((segment) => segment === '..' || segment === '' || segment === '.');
  return leadsAway || isOdd || /\p{Cc}/u.test(path) ? undefined : segments.join('/');
}

/**
 * The files that a path can mean, of those known: the one with exactly this path, else those that it ends, or that end it, as
 * models leave away or add the folders above.
 */
export function filesNamed(path: string, known: readonly KnownFile[]): readonly KnownFile[] {
  const exact = known.filter((file) => file.path === path);
  if (exact.length > 0) return exact;
  return known.filter((file) => file.path.endsWith(`/${path}`) || path.endsWith(`/${file.path}`));
}
