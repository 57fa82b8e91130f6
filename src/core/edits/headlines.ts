import type { Edit } from './edit';

/** So many lines of text above an edit are about it. */
const nearLines = 4;
/** What may be the name of a definition: `Queue.push` in the text, any word between backticks. */
const naming = /`([\w$]+(?:(?:\.|::|#)[\w$]+)*)(?:\(\))?`|([\w$]+(?:(?:\.|::|#)[\w$]+)+)/g;

/** The names that the text right above each edit mentions. */
export function headlines(
  answer: string,
  edits: readonly Edit[],
): ReadonlyMap<Edit, readonly string[]> {
  const lines = answer.split(/\r?\n/);
  return new Map(
    edits.map((edit) => {
      const [start] = edit.source;
      const from = Math.max(
        0,
        ...edits.flatMap(({ source: [, end] }) => (end <= start ? [end] : [])),
      );
      const above = lines.slice(from, start).filter((line) => line.trim() !== '' && !isFence(line));
      const said = above.slice(-nearLines).join('\n');
      const names = [...said.matchAll(naming)].map(([, quoted, dotted]) => quoted ?? dotted ?? '');
      return [edit, [...new Set(names)]];
    }),
  );
}

function isFence(line: string): boolean {
  return /^\s*(?:`{3,}|~{3,})/.test(line);
}
