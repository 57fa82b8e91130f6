import type { Receipt } from '../../shared/chat';

/** The receipt of an answer that took several requests: what each cost adds up, the last one tells how it ended. */
export function addReceipts(before: Receipt | undefined, last: Receipt): Receipt {
  if (!before) return last;
  const promptTokens = sum(before.promptTokens, last.promptTokens);
  const answerTokens = sum(before.answerTokens, last.answerTokens);
  const durationMs = sum(before.durationMs, last.durationMs);
  return {
    ...last,
    requests: before.requests + last.requests,
    ...(promptTokens !== undefined && { promptTokens }),
    ...(answerTokens !== undefined && { answerTokens }),
    ...(durationMs !== undefined && { durationMs }),
  };
}

function sum(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined && b === undefined ? undefined : (a ?? 0) + (b ?? 0);
}
