import { longestMark } from './fence';

const opening = /^\s*<(think|thinking|thought|reasoning)>/i;
const closing = /<\/(?:think|thinking|thought|reasoning)>/i;

/** Reasoning that a model put into its answer, between tags of which one may be missing. */
export interface ReasoningTag {
  readonly closing: RegExp;
  /** What stands behind the tag. */
  readonly rest: string;
}

/** Behind other text, a line that begins with the tag and goes on may just speak of it. */
export function openReasoning(line: string, isFirst: boolean): ReasoningTag | undefined {
  const [tag, name] = opening.exec(line.slice(0, longestMark)) ?? [];
  if (tag === undefined || name === undefined) return undefined;
  const [end, rest] = [new RegExp(`</${name}>`, 'i'), line.slice(tag.length)];
  return isFirst || rest.trim() === '' || end.test(rest) ? { closing: end, rest } : undefined;
}

/** What stands behind a closing tag to which no opening one came, where the line is not just talking of it. */
export function endReasoning(line: string): string | undefined {
  if (line.length > longestMark) return undefined;
  const found = closing.exec(line);
  if (!found) return undefined;
  const [before, after] = [line.slice(0, found.index), line.slice(found.index + found[0].length)];
  return before.trim() === '' || (after.trim() === '' && !before.endsWith('`')) ? after : undefined;
}

/** What stands behind the closing tag; undefined while the reasoning goes on. */
export function behindReasoning(tag: ReasoningTag, line: string): string | undefined {
  const found = tag.closing.exec(line);
  return found ? line.slice(found.index + found[0].length) : undefined;
}
