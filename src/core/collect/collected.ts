import type { NewTurn } from '../chat/newTurn';
import type { Attachment } from '../prompt/attachment';

/** A question about a piece of code that waits to be asked with others. */
export interface CollectedQuestion {
  readonly code: Attachment;
  readonly question: string;
}

/** All of them as one turn: one request. */
export function collectedTurn(questions: readonly CollectedQuestion[]): NewTurn {
  const asked = questions.map(({ code, question }, at) => {
    const [first, last] = code.chip.lines ?? [1, 1];
    return `Question ${at + 1} (${code.path}, lines ${first}-${last}): ${question}`;
  });
  const rule = `Answer each of these ${questions.length} questions on its own. Begin each answer with a line of its own, "## Answer 1" and so on, with the number of its question, and write nothing before the first one.`;
  const text = [rule, ...asked].join('\n\n');
  // What is being written in the chat stays there.
  return { task: 'chat', text, typed: text, attachments: questions.map(({ code }) => code) };
}

/** The answers by the numbers that they have, from 1; one that is missing, empty or there twice is not guessed at. */
export function readCollected(text: string, count: number): ReadonlyMap<number, string> {
  const found = new Map<number, string[]>();
  const twice = new Set<number>();
  let current: string[] | undefined;
  let fence: string | undefined;
  for (const line of text.split('\n')) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence === undefined) fence = mark;
    else if (mark?.startsWith(fence) && /^\s*[`~]+\s*$/.test(line)) fence = undefined;
    const head =
      fence === undefined ? /^ {0,3}#{1,6}\s*Answer\s+(\d+)\b[\s:.]*$/i.exec(line) : null;
    const number = head ? Number(head[1]) : undefined;
    if (number === undefined) {
      current?.push(line);
      continue;
    }
    if (found.has(number)) twice.add(number);
    current = [];
    found.set(number, current);
  }
  const answers = [...found].map(([number, lines]) => [number, lines.join('\n').trim()] as const);
  return new Map(
    answers.filter(
      ([number, answer]) => number >= 1 && number <= count && answer !== '' && !twice.has(number),
    ),
  );
}
