import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { post, stateOf, twoFrames } from '../test/page/standInPage';
import { servePage, type PageServer } from '../test/page/pageServer';
import type { Build } from './support/build';
import { beginAnswer, openChatPage, settle, webviewOf } from './support/chatPage';
import { launchChromium } from './support/chromium';
import { longAnswer } from './support/longAnswer';
import { longChat } from './support/longChat';
import { mainThreadTime, watchMainThread } from './support/mainThread';
import { median, percentile, rounded, type Measurement } from './support/measurement';

const openings = 5;
const keys = 60;
const megabyte = 1024 * 1024;

/** A chat of 500 messages and 5 MB opens; and a key is pressed while an answer streams. */
export async function bench({ dist }: Build): Promise<readonly Measurement[]> {
  await using server = await servePage(webviewOf(dist));
  const opened: Opened[] = [];
  for (let n = 0; n < openings; n += 1) opened.push(await openChat(server));
  const empty = await memoryOf(server, async (page) => post(page, stateOf([])));
  const long = await memoryOf(server, async (page) => post(page, stateOf(longChat())));
  const characters = longChat().reduce((sum, { text }) => sum + text.length, 0);
  const chat = { messages: longChat().length, characters };
  return [
    opening('chat_open_ms', opened, 'first', chat),
    opening('chat_open_all_ms', opened, 'all', chat),
    {
      name: 'chat_open_mb',
      value: rounded((long - empty) / megabyte),
      unit: 'MB over an empty page',
      ...{ empty_page_mb: rounded(empty / megabyte), chat_mb: rounded(characters / megabyte) },
    },
    await keyToPaint(server),
  ];
}

/** Until the end of the chat was painted, and until there was nothing left to do; ms. */
interface Opened {
  readonly first: number;
  readonly all: number;
  /** Processor time of the main thread for all of it. */
  readonly processor: number;
}

function opening(
  name: string,
  opened: readonly Opened[],
  what: 'first' | 'all',
  chat: Readonly<Record<string, number>>,
): Measurement {
  const times = opened.map((one) => one[what]);
  return {
    ...{ name, value: rounded(median(times)), unit: 'ms', ...chat, openings },
    fastest: rounded(Math.min(...times)),
    slowest: rounded(Math.max(...times)),
    ...(what === 'all' && {
      main_thread_ms: rounded(median(opened.map(({ processor }) => processor))),
    }),
  };
}

async function openChat(server: PageServer): Promise<Opened> {
  await using browser = await launchChromium();
  const page = await openChatPage(browser, server);
  const session = await watchMainThread(page);
  await page.evaluate(`void (globalThis.opening = new Promise((done) => {
    let first;
    addEventListener('message', ({ timeStamp }) => {
      const began = timeStamp;
      const painted = new MessageChannel();
      painted.port1.onmessage = () => { first = performance.now() - began; rest(performance.now()); };
      // The page draws in the first frame; what runs after the second one runs when that was painted.
      requestAnimationFrame(() => requestAnimationFrame(() => painted.port2.postMessage('')));
      let last;
      new MutationObserver(() => (last = performance.now())).observe(document.body, { subtree: true, childList: true });
      const rest = (since) => requestIdleCallback(() => {
        if (performance.now() - (last ?? since) < 300) setTimeout(() => rest(since), 50);
        else done({ first, all: Math.max(first, (last ?? since) - began) });
      });
    }, { once: true });
  }))`);
  const before = await mainThreadTime(session);
  await post(page, stateOf(longChat()));
  const { first, all } = await page.evaluate<Omit<Opened, 'processor'>>('opening');
  const after = await mainThreadTime(session);
  return { first, all, processor: after.all - before.all };
}

/** Memory of the page's process once it is at rest, bytes. */
async function memoryOf(server: PageServer, fill: (page: Page) => Promise<void>): Promise<number> {
  await using browser = await launchChromium();
  const page = await openChatPage(browser, server);
  await fill(page);
  await settle(page);
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  for (let n = 0; n < 3; n += 1) await session.send('HeapProfiler.collectGarbage');
  await twoFrames(page);
  return await privateBytes(browser);
}

/** Of the processes that draw pages: what they share with nobody. */
async function privateBytes(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const sizes = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => readFileSync(`/proc/${id}/smaps_rollup`, 'utf8'))
    .map((text) => 1024 * Number(/^Private_Dirty:\s+(\d+)/m.exec(text)?.[1]));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Types while an answer comes in, and notes when each letter was painted. */
async function keyToPaint(server: PageServer): Promise<Measurement> {
  await using browser = await launchChromium();
  const page = await openChatPage(browser, server);
  await beginAnswer(page);
  await page.evaluate(`
    globalThis.times = [];
    document.querySelector('textarea').addEventListener('input', () => undefined);
    addEventListener('keydown', ({ timeStamp }) => {
      const painted = new MessageChannel();
      painted.port1.onmessage = () => times.push(performance.now() - timeStamp);
      requestAnimationFrame(() => painted.port2.postMessage(''));
    });
    void feed(${JSON.stringify(longAnswer())}, 32, 60_000);
  `);
  await page.focus('textarea');
  for (let n = 0; n < keys; n += 1) await page.keyboard.press('a', { delay: 7 });
  await twoFrames(page);
  const times = await page.evaluate<readonly number[]>('times');
  const written = await page.inputValue('textarea');
  if (written.length !== keys) throw new Error(`${written.length} of ${keys} letters arrived.`);
  return {
    ...{ name: 'key_to_paint_ms', value: rounded(median(times)), unit: 'ms' },
    ...{ keys: times.length, p90: rounded(percentile(times, 90)) },
  };
}
