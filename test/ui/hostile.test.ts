import * as assert from 'node:assert/strict';
import * as path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { hostileCorpus } from '../corpus/hostile';
import { answerOf, post, refusals, stateOf, takePosted, twoFrames } from '../page/standInPage';
import { servePage, type PageServer } from '../page/pageServer';
import { openProfile } from '../vscode/browser';
import { repository } from '../vscode/folders';
import { sharedBrowser } from './frugalWindow';

/** No hostile answer may hold up the page longer, ms; the machine of a test may be busy. */
const patience = 5_000;
/** Links of an answer that are pressed. */
const pressed = 5;

describe('a hostile answer in the page', () => {
  let server: PageServer;
  let context: BrowserContext;
  let page: Page;
  const done: string[] = [];

  before(async () => {
    server = await servePage(path.join(repository, 'dist/webview'));
    context = await openProfile(await sharedBrowser(), { viewport: { width: 400, height: 800 } });
    page = await context.newPage();
    await page.goto(server.address('dark'));
    // Colours and formulas are loaded now: from here on no request is due any more.
    await post(page, stateOf([answerOf('$x$\n\n```ts\nlet a = 1;\n```')]));
    await page.locator('.hljs-keyword').waitFor();
    await page.locator('math').waitFor();
    await takePosted(page);
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

  /** Streams the answer in, as one comes; gives how long the page took until it drew it and took a key, ms. */
  const show = async (name: string, text: string): Promise<number> => {
    const running = answerOf('', { status: 'streaming' });
    const third = Math.ceil(text.length / 3);
    await post(page, stateOf([running], { busy: true, chatId: name }));
    const began = performance.now();
    for (let at = 0; at < text.length; at += third) {
      const part = text.slice(at, at + third);
      await post(page, { type: 'delta', id: 'answer', text: part, reasoning: '' });
    }
    await post(page, { type: 'message', message: answerOf(text) }, { type: 'busy', busy: false });
    await twoFrames(page);
    await page.locator('.receipt').waitFor({ state: 'attached' });
    await page.locator('textarea').fill(name);
    assert.equal(await page.locator('textarea').inputValue(), name);
    return performance.now() - began;
  };

  /** Presses its first links as a script of the page could, too. */
  const press = (): Promise<number> =>
    page.locator('.markdown').evaluateAll((answers, most) => {
      const links = answers.flatMap((answer) => [...answer.querySelectorAll('a')]).slice(0, most);
      for (const link of links) link.click();
      return links.length;
    }, pressed);

  for (const [kind, answers] of Object.entries(hostileCorpus)) {
    it(`runs nothing, loads nothing and does not hold it up: ${kind}`, async () => {
      for (const [name, text] of Object.entries(answers)) {
        const took = await show(name, text);
        assert.ok(took < patience, `${name} took ${took} ms`);
        const links = await press();
        const told = (await takePosted(page)).filter(({ type }) => type !== 'draftChanged');
        assert.equal(told.length, links, name);
        for (const message of told) {
          assert.ok(message.type === 'openLink', `${name} said ${message.type}`);
          assert.match(message.url, /^https?:\/\/(?![^/]*@)/, name);
        }
        assert.deepEqual(done, [], name);
        assert.deepEqual(await refusals(page), [], name);
      }
      assert.ok(await page.locator('main.page').isVisible());
    });
  }
});
