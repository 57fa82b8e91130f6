import * as assert from 'node:assert/strict';
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { hostileCorpus } from '../corpus/hostile';
import type { FromPage, ToPage } from '../../src/shared/protocol';
import { answerOf, post, stateOf, takePosted } from '../page/standInPage';
import { servePage, type PageServer } from '../page/pageServer';
import { openProfile } from '../vscode/browser';
import { sharedBrowser } from './frugalWindow';
import { packagedPages } from './packagedExtension';

/** No hostile answer may hold up the page longer, seconds. */
const patience = 5;
/** Links of an answer that are pressed. */
const pressed = 5;

/** What `servePage` adds to a page. */
declare const posted: FromPage[];
declare const violations: string[];

interface Outcome {
  /** What the composer holds after the name was typed into it. */
  readonly typed: string;
  /** How many were pressed. */
  readonly links: number;
  readonly posted: readonly FromPage[];
  readonly refused: readonly string[];
}

/** Streams an answer in, as one comes, until it is drawn. Runs in the page: each question from outside takes its time. */
async function streamIn(messages: readonly ToPage[]): Promise<void> {
  for (const message of messages) {
    window.postMessage(message);
    await new Promise((handled) => setTimeout(handled));
  }
  await new Promise((drawn) => requestAnimationFrame(drawn));
  do await new Promise((drawn) => requestAnimationFrame(drawn));
  while (document.querySelector('.receipt') === null);
}

/** Presses its first links, as a script of the page could, too, and tells what became of all. */
function press(most: number): Outcome {
  const links = [...document.querySelectorAll<HTMLElement>('.markdown a')].slice(0, most);
  for (const link of links) link.click();
  return {
    typed: document.querySelector('textarea')?.value ?? '',
    links: links.length,
    posted: posted.splice(0),
    refused: violations,
  };
}

describe('a hostile answer in the page', () => {
  let server: PageServer;
  let context: BrowserContext;
  let page: Page;
  let measured: CDPSession;
  const done: string[] = [];

  before(async () => {
    server = await servePage(await packagedPages());
    context = await openProfile(await sharedBrowser(), { viewport: { width: 400, height: 800 } });
    page = await context.newPage();
    await page.goto(server.address('dark'));
    // Colours and formulas are loaded now: from here on no request is due any more.
    await post(page, stateOf([answerOf('$x$\n\n```ts\nlet a = 1;\n```')]));
    await page.locator('.hljs-keyword').waitFor();
    await page.locator('math').waitFor();
    await takePosted(page);
    measured = await context.newCDPSession(page);
    await measured.send('Performance.enable', { timeDomain: 'threadTicks' });
    context.on('request', (request) => done.push(`request of ${request.url()}`));
    context.on('page', (opened) => done.push(`new page ${opened.url()}`));
    context.on('weberror', (error) => done.push(`exception ${String(error.error())}`));
    page.on('dialog', (dialog) => {
      done.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('framenavigated', (frame) => done.push(`navigation to ${frame.url()}`));
    page.on('frameattached', (frame) => done.push(`frame ${frame.url()}`));
  });

  after(async () => {
    await context.close();
    await server[Symbol.asyncDispose]();
  });

  /** Processor time that the page has taken so far, seconds: what else the machine does stays out of it. */
  const taken = async (): Promise<number> => {
    const { metrics } = await measured.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'ThreadTime')?.value ?? NaN;
  };

  /** Has it come in, and types its name then. */
  const show = async (name: string, text: string): Promise<Outcome> => {
    const third = Math.ceil(text.length / 3);
    const parts = [0, third, 2 * third].map((at) => text.slice(at, at + third));
    const running = answerOf('', { status: 'streaming' });
    await page.evaluate(streamIn, [
      stateOf([running], { busy: true, chatId: name }),
      ...parts
        .filter((part) => part !== '')
        .map((part): ToPage => ({ type: 'delta', id: 'answer', text: part, reasoning: '' })),
      { type: 'message', message: answerOf(text) },
      { type: 'busy', busy: false },
    ] satisfies readonly ToPage[]);
    await page.locator('textarea').fill(name);
    return page.evaluate(press, pressed);
  };

  for (const [kind, answers] of Object.entries(hostileCorpus)) {
    it(`runs nothing, loads nothing and does not hold it up: ${kind}`, async () => {
      for (const [name, text] of Object.entries(answers)) {
        const began = await taken();
        const { typed, links, posted, refused } = await show(name, text);
        const took = (await taken()) - began;
        assert.ok(took < patience, `${name} took ${took} s`);
        assert.equal(typed, name);
        const told = posted.filter(({ type }) => type !== 'draftChanged');
        assert.equal(told.length, links, name);
        for (const message of told) {
          assert.ok(message.type === 'openLink', `${name} said ${message.type}`);
          assert.match(message.url, /^https?:\/\/(?![^/]*@)/, name);
        }
        assert.deepEqual(done, [], name);
        assert.deepEqual(refused, [], name);
      }
      assert.ok(await page.locator('main.page').isVisible());
    });
  }
});
