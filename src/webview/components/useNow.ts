import { useEffect, useState } from 'preact/hooks';

/** The time, kept fresh while `every` (ms) is given; without it nothing ticks, nor while nobody sees the page. */
export function useNow(every: number | undefined): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (every === undefined) return undefined;
    let timer: ReturnType<typeof setInterval> | undefined;
    const start = () => {
      clearInterval(timer);
      if (document.hidden) return;
      setNow(Date.now());
      timer = setInterval(() => setNow(Date.now()), every);
    };
    start();
    addEventListener('visibilitychange', start);
    return () => {
      clearInterval(timer);
      removeEventListener('visibilitychange', start);
    };
  }, [every]);
  return now;
}
