/**
 * About how many tokens a text has: characters / 4. The free models use many tokenizers; on code and English prose this is
 * within a few per cent of them, and it costs nothing.
 */
export function estimateTokens(text: string): number {
  return Math.ceil(text.length / 4);
}
