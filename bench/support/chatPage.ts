import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { answerOf, post, stateOf } from '../../test/page/standInPage';
import type { PageServer } from '../../test/page/pageServer';

/** Frugal's page as built, as wide as a side bar. */
export async function openChatPage(browser: Browser, server: PageServer): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 420, height: 800 } });
  await page.goto(server.address('dark'));
  return page;
}

export const webviewOf = (dist: string): string => path.join(dist, 'webview');

/** An answer begins to come in, of which so much is there; `feed` brings the rest as `bench/baselines/feed.ts` does. */
export async function beginAnswer(page: Page, text = ''): Promise<void> {
  await page.evaluate(feeder);
  await post(page, stateOf([answerOf(text, { status: 'streaming' })], { busy: true }));
  await page.waitForSelector('.answer');
}

/** The whole answer came, or was there from the start. */
export async function endAnswer(page: Page, text: string): Promise<void> {
  await post(page, { type: 'message', message: answerOf(text) }, { type: 'busy', busy: false });
  await page.waitForSelector('.receipt');
  await settle(page);
}

/** Waits until no colour is missing any more: nothing has changed for a while. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(`new Promise((done) => {
    let timer = setTimeout(done, 500);
    new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(done, 500);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  })`);
}

/** Runs in the page. The host posts what came since the last frame as one message. */
const feeder = `globalThis.feed = (text, perFrame, longest) => new Promise((done) => {
  const end = performance.now() + longest;
  let at = 0;
  const step = () => {
    postMessage({ type: 'delta', id: 'answer', text: text.slice(at, at + perFrame), reasoning: '' });
    at += perFrame;
    const goOn = at < text.length && performance.now() < end;
    requestAnimationFrame(goOn ? step : () => requestAnimationFrame(() => done(at)));
  };
  requestAnimationFrame(step);
})`;
