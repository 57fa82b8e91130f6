import type { Clock, Disposable } from '../../core/ports';

/** What comes in time; undefined when it takes longer than `ms`, or fails: a language server is as good as none then. */
export async function inTime<T>(
  work: Thenable<T>,
  ms: number,
  clock: Clock,
): Promise<T | undefined> {
  let timer: Disposable | undefined;
  const tooLong = new Promise<undefined>((resolve) => {
    timer = clock.after(ms, () => resolve(undefined));
  });
  try {
    return await Promise.race([work, tooLong]);
  } catch {
    return undefined;
  } finally {
    timer?.dispose();
  }
}
