/** Does the work again until nobody wanted it while it was done: what was read by then may be old. It never runs twice at once. */
export function untilFresh(work: () => Promise<void>): () => Promise<void> {
  let stale = false;
  let running: Promise<void> | undefined;
  const run = async (): Promise<void> => {
    while (stale) {
      stale = false;
      await work();
    }
  };
  return () => {
    stale = true;
    return (running ??= run().finally(() => (running = undefined)));
  };
}
