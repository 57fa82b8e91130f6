import { setTimeout as pause } from 'node:timers/promises';
import type { Frame } from 'playwright-core';

const patienceMs = 60_000;

/**
 * Runs in the page. A word counts as painted in the first task after the frame in which it came into the document: the
 * browser has drawn that frame then. Text from outside a frame waits for the next one.
 */
const script = `(() => {
  const painted = {};
  const known = new Set();
  const after = new MessageChannel();
  let inFrame = false;
  let drawing = [];
  let waiting = [];
  after.port1.onmessage = () => {
    const now = performance.timeOrigin + performance.now();
    for (const number of drawing) painted[number] = now;
    drawing = [];
    inFrame = false;
  };
  const frame = () => {
    requestAnimationFrame(frame);
    inFrame = true;
    drawing.push(...waiting);
    waiting = [];
    after.port2.postMessage('');
  };
  new MutationObserver(() => {
    for (const [, digits] of document.body.textContent.matchAll(/n(\\d{3})/g)) {
      const number = Number(digits);
      if (known.has(number)) continue;
      known.add(number);
      (inFrame ? drawing : waiting).push(number);
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
  frame();
  globalThis.painted = painted;
})()`;

/** How far the page's clock is from the machine's, milliseconds. */
export async function pageClockError(page: Frame): Promise<number> {
  return page.evaluate('performance.timeOrigin + performance.now() - Date.now() - 0.5');
}

/** Notes from now on when each numbered word is first painted in the page. */
export async function watchPaints(page: Frame): Promise<void> {
  await page.evaluate(script);
}

/** When each word was painted, once so many of them were; epoch milliseconds. */
export async function readPaints(page: Frame, count: number): Promise<ReadonlyMap<number, number>> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const painted = await page.evaluate<Readonly<Record<string, number>>>('painted');
    const paints = Object.entries(painted).map(([word, at]) => [Number(word), at] as const);
    if (paints.length >= count) return new Map(paints);
    if (Date.now() > end) throw new Error(`The page painted ${paints.length} of ${count} words.`);
    await pause(250);
  }
}
