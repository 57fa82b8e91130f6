/** 262144 is `262k`, 1048576 is `1M`: rounded down, so that it never promises too much. */
export function contextLabel(tokens: number): string {
  if (tokens < 1000) return String(tokens);
  if (tokens < 1_000_000) return `${Math.floor(tokens / 1000)}k`;
  return `${Math.floor(tokens / 100_000) / 10}M`;
}
