import type { Edit, ReplaceChange } from '../edit';
import type { Placed } from './placed';

/**
 * An edit whose code is not in the document, but in what one edit before it puts there, changes that: answers are also
 * written to be made one edit after the other.
 */
export function withChained(
  edits: readonly Edit[],
  placed: readonly Placed[],
  place: (edit: Edit, change: ReplaceChange) => Placed,
): readonly Placed[] {
  const result = [...placed];
  const changes = edits.map(({ change }) => (change.kind === 'replace' ? change : undefined));
  edits.forEach((_, at) => {
    const [own, refused] = [changes[at], placed[at]];
    if (!own || !refused || 'hunks' in refused || refused.refusal.cause !== 'missing') return;
    const chained = changes.slice(0, at).flatMap((change, before) => {
      const made = result[before];
      if (!change || !made || 'refusal' in made || made.hunks.length === 0) return [];
      const replacement = replaceLines(change.replacement, own);
      return replacement === undefined ? [] : [{ before, change: { ...change, replacement } }];
    });
    const [only, another] = chained;
    const edit = edits[only?.before ?? -1];
    if (!only || another || !edit) return;
    const again = place(edit, only.change);
    if ('refusal' in again) return;
    changes[only.before] = only.change;
    result[only.before] = again;
    result[at] = { hunks: [] };
  });
  return result;
}

/** The text with the searched lines replaced; undefined where it has them not at all or more than once. */
function replaceLines(text: string, { search, replacement }: ReplaceChange): string | undefined {
  if (search.trim() === '' || !search.endsWith('\n')) return undefined;
  const at = `\n${text}`.indexOf(`\n${search}`);
  if (at < 0 || `\n${text}`.includes(`\n${search}`, at + 1)) return undefined;
  return text.slice(0, at) + replacement + text.slice(at + search.length);
}
