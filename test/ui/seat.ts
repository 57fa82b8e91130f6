import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openProfile } from '../vscode/browser';
import { cleanUpLater } from '../vscode/cleanUp';
import { startFront, type Front, type OtherServers } from '../vscode/front';

/** Where a user sits: a browser's page, and the address at which it finds VS Code. */
export interface Seat {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly front: Front;
  close(): Promise<void>;
}

export interface SeatOptions {
  readonly port?: number;
  readonly others?: OtherServers;
  /** Runs in its pages before all else. */
  readonly script?: string;
}

const size = { width: 1400, height: 900 };

/** A new page with a profile of its own. */
async function makeSeat(
  browser: Browser,
  watch: (context: BrowserContext) => void,
  { port, others, script }: SeatOptions,
): Promise<Seat> {
  const front = await startFront(0, port, others);
  const context = await openProfile(browser);
  if (script !== undefined) await context.addInitScript(script);
  watch(context);
  const close = cleanUpLater(async () => {
    await context.close();
    await front.close();
  });
  return { context, page: await context.newPage(), front, close };
}

/** Leaves nothing of the user who sat there, only what the browser knows of VS Code's own code. */
async function clear({ context, page, front }: Seat): Promise<void> {
  for (const other of context.pages()) if (other !== page) await other.close();
  await page.evaluate(() => sessionStorage.clear());
  await page.goto('about:blank');
  await page.mouse.move(0, 0);
  const session = await context.newCDPSession(page);
  const origin = `http://127.0.0.1:${front.port}`;
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  await session.detach();
}

let free: Seat | undefined;

/**
 * A seat, for one user after the other: a page that has run VS Code before has its code compiled, and needs a third less
 * of the processor to open it. One with options of its own is for one user alone.
 */
export async function takeSeat(
  browser: Browser,
  watch: (context: BrowserContext) => void,
  { width, height }: { readonly width: number; readonly height: number } = size,
  options?: SeatOptions,
): Promise<{ readonly seat: Seat; readonly leave: () => Promise<void> }> {
  const waiting = options === undefined ? free : undefined;
  if (waiting !== undefined) free = undefined;
  const seat = waiting ?? (await makeSeat(browser, watch, options ?? {}));
  await seat.page.setViewportSize({ width, height });
  const leave = async (): Promise<void> => {
    const isClear = options === undefined && free === undefined && (await isCleared(seat));
    if (isClear) free = seat;
    else await seat.close();
  };
  return { seat, leave };
}

/** False where the page has crashed, or hangs. */
async function isCleared(seat: Seat): Promise<boolean> {
  return clear(seat).then(
    () => true,
    () => false,
  );
}

export async function closeFreeSeat(): Promise<void> {
  await free?.close();
  free = undefined;
}
