import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { AnswerMessage } from '../../shared/chat';
import type { FromPage } from '../../shared/protocol';

/** Code of an answer that can be reviewed. */
interface ReviewableCode {
  /** Without the space around its lines, and without fences. */
  readonly text: string;
  readonly message: Extract<FromPage, { readonly type: 'reviewCode' }>;
}

export const ReviewableContext = createContext<readonly ReviewableCode[]>([]);

/** What the host says can be reviewed, as it is found in code blocks. */
export function reviewableCode(
  id: string,
  text: string,
  reviewable: AnswerMessage['reviewable'] = [],
): readonly ReviewableCode[] {
  const lines = text.split(/\r\n|\r|\n/);
  return reviewable.map(([start, end]) => {
    const own = lines.slice(start, end).filter((line) => !/^\s*(`{3,}|~{3,})/.test(line));
    return { text: trimmed(own), message: { type: 'reviewCode', id, lines: [start, end] } };
  });
}

/** What a click on *Review changes* of a code block says; undefined where it has none. */
export function useReview(code: string): ReviewableCode['message'] | undefined {
  const all = useContext(ReviewableContext);
  if (all.length === 0) return undefined;
  const own = trimmed(code.split('\n'));
  return all.find(
    ({ text }) => text !== '' && own !== '' && (own.includes(text) || text.includes(own)),
  )?.message;
}

function trimmed(lines: readonly string[]): string {
  return lines
    .map((line) => line.trim())
    .join('\n')
    .trim();
}
