import { estimateTokens } from '../prompt/tokens';

/** Room for the mark, in tokens. */
const markTokens = 20;

/** A text of lines that has so many tokens at most: lines at its end are left out, and that is said. */
export function cutToTokens(text: string, most: number): string {
  if (estimateTokens(text) <= most) return text;
  const room = Math.max(0, most - markTokens) * 4;
  const lines = text.split('\n');
  const kept: string[] = [];
  let used = 0;
  for (const line of lines) {
    used += line.length + 1;
    if (used > room) break;
    kept.push(line);
  }
  return [...kept, `[Frugal left out ${lines.length - kept.length} lines here]`].join('\n');
}
