import { setTimeout as pause } from 'node:timers/promises';

/** Waits until something on this side of the browser is so; throws with its name if it never is. */
export async function until<T>(
  what: string,
  condition: () => T | undefined | false | Promise<T | undefined | false>,
): Promise<T> {
  const end = Date.now() + 20_000;
  for (;;) {
    const result = await condition();
    if (result !== undefined && result !== false) return result;
    if (Date.now() > end) throw new Error(`Waited in vain for ${what}.`);
    await pause(25);
  }
}
