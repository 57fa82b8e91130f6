import { useEffect, useState } from 'preact/hooks';

/** Messages drawn at once when a chat is opened, and in each idle moment after that. */
const step = 12;

/** How many of the last messages to draw: a few at first, more whenever the page is idle, in the end all. */
export function useGrowingCount(total: number): number {
  const [older, setOlder] = useState(() => Math.max(0, total - step));
  useEffect(() => {
    if (older === 0) return undefined;
    const idle = requestIdleCallback(() => setOlder(Math.max(0, older - step)), { timeout: 500 });
    return () => cancelIdleCallback(idle);
  }, [older]);
  return total - Math.min(older, total);
}
