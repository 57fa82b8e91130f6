import * as assert from 'node:assert/strict';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import type { Message } from '../../src/shared/chat';
import { servePage, type PageServer } from '../page/pageServer';
import { answerOf, post, stateOf, twoFrames } from '../page/standInPage';
import { openProfile } from '../vscode/browser';
import { sharedBrowser } from './frugalWindow';
import { packagedPages } from './packagedExtension';
import { until } from './until';

const turns = 100;

const paragraph = 'A sentence that says what is meant here, and one more that says why. '.repeat(8);

const messages: readonly Message[] = Array.from({ length: turns }, (_, n): Message[] => [
  { role: 'user', id: `q${n}`, at: 0, task: 'chat', text: `Question ${n}?`, attachments: [] },
  answerOf(`# Answer ${n}\n\n${`${paragraph}\n\n`.repeat(6)}\`\`\`ts\nlet a = ${n};\n\`\`\``, {
    id: `a${n}`,
  }),
]).flat();

describe('a long chat', () => {
  let server: PageServer;
  let context: BrowserContext;
  let page: Page;
  const log = (): Locator => page.getByRole('log');

  before(async () => {
    server = await servePage(await packagedPages());
    context = await openProfile(await sharedBrowser(), { viewport: { width: 400, height: 800 } });
    page = await context.newPage();
    await page.goto(server.address('dark'));
    await post(page, stateOf(messages));
    await until('all messages', async () => (await page.locator('.turn').count()) === 2 * turns);
  });

  after(async () => {
    await context.close();
    await server[Symbol.asyncDispose]();
  });

  const drawn = (): Promise<number> => page.locator('.turn:not(.far)').count();
  /** Pixels that are hidden below the view. */
  const below = (): Promise<number> =>
    log().evaluate((view) => view.scrollHeight - view.clientHeight - view.scrollTop);
  /** The first message that is to be seen, and where. */
  const inView = (): Promise<{ readonly id: string; readonly y: number; readonly far: boolean }> =>
    log().evaluate((view) => {
      const { y, height } = view.getBoundingClientRect();
      const turn = document.elementFromPoint(200, y + height / 2)?.closest<HTMLElement>('.turn');
      const id = turn?.dataset['message'] ?? '';
      return { id, y: turn?.getBoundingClientRect().y ?? NaN, far: turn?.matches('.far') ?? true };
    });
  const nearDrawn = (): Promise<boolean> =>
    until('what is in the view is drawn', async () => !(await inView()).far);

  it('opens at its end, and draws what is near the view', async () => {
    assert.ok((await below()) < 2);
    await page.locator('.turn:last-child h3', { hasText: `Answer ${turns - 1}` }).waitFor();
    const count = await drawn();
    assert.ok(count < 30, `${count} messages are drawn`);
  });

  it('keeps the words of all others in the page, under their names', async () => {
    const first = page.locator('.turn').first();
    assert.match((await first.textContent()) ?? '', /Question 0\?/);
    assert.equal(await page.locator('article.answer[aria-label="A model"]').count(), turns);
  });

  it('draws others when they come near, and fewer than all', async () => {
    await log().evaluate((view) => (view.scrollTop = view.scrollHeight / 2));
    await nearDrawn();
    const count = await drawn();
    assert.ok(count < 40, `${count} messages are drawn`);
  });

  it('does not move under the eyes while what is above is drawn', async () => {
    for (let n = 0; n < 12; n += 1) {
      await log().evaluate((view) => (view.scrollTop -= 700));
      const before = await inView();
      // What came near with this step is drawn in the frames that follow.
      await twoFrames(page);
      await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
      const after = await inView();
      assert.equal(after.id, before.id);
      assert.ok(Math.abs(after.y - before.y) < 2, `${before.id}: ${before.y}, then ${after.y}`);
    }
  });

  it('is where it was after the page was made anew', async () => {
    await log().evaluate((view) => (view.scrollTop = view.scrollHeight - 3_000));
    await page.keyboard.press('Shift');
    await nearDrawn();
    const place = (): Promise<unknown> =>
      page.evaluate(() => JSON.parse(sessionStorage.getItem('state') ?? '{}') as unknown);
    await until('the place is kept', async () => {
      const kept = (await place()) as { readonly fromEnd?: number };
      return Math.abs((kept.fromEnd ?? 0) - (await below())) < 2;
    });
    const { id } = await inView();
    await page.reload();
    await post(page, stateOf(messages));
    await until(`${id} is in the view`, async () => (await inView()).id === id);
  });

  it('comes to its end with a press of a button', async () => {
    await page.getByRole('button', { name: 'Jump to latest' }).click();
    await until('the end', async () => (await below()) < 2);
    await page.locator('.turn:last-child h3').waitFor();
  });

  it('opens where the words stand that it was found by, and marks them', async () => {
    await page.goto(server.address('dark'));
    await post(page, stateOf(messages), { type: 'find', id: 'a12', words: '12 answer' });
    const marked = (): Promise<string> =>
      page.evaluate(() => {
        const [range] = CSS.highlights.get('found-now') ?? [];
        if (!(range instanceof Range)) return '';
        const turn = range.startContainer.parentElement?.closest<HTMLElement>('.turn:not(.far)');
        const { top, bottom } = range.getBoundingClientRect();
        const isSeen = top > 0 && bottom < innerHeight;
        return isSeen ? `${range.toString()} in ${turn?.dataset['message'] ?? ''}` : '';
      });
    await until('the words', async () => (await marked()) === 'Answer in a12');
    assert.equal(await page.locator('.find input').inputValue(), 'answer');
    // It leads there once: what is opened next is opened at its end.
    await post(page, stateOf(messages, { chatId: 'other' }));
    await page.locator('.find').waitFor({ state: 'detached' });
    await until('the end', async () => (await below()) < 2);
  });

  it('gives the focus on when what had it goes away, and takes it from nothing', async () => {
    const focused = (): Promise<string> =>
      page.evaluate(() => document.activeElement?.closest('.turn, .compose')?.className ?? '');
    const removed = async (id: string): Promise<void> => {
      await post(page, { type: 'messageRemoved', id });
      await page.locator(`[data-message=${id}]`).waitFor({ state: 'detached' });
    };
    const trash = (id: string): Locator =>
      page.locator(`[data-message=${id}]`).getByRole('button', { name: 'Delete' });
    await trash(`a${turns - 2}`).focus();
    await removed(`a${turns - 2}`);
    await until('the next message has it', async () => (await focused()) === 'turn');
    await trash(`a${turns - 1}`).focus();
    await removed(`q${turns - 1}`);
    assert.equal(await focused(), 'turn');
    await removed(`a${turns - 1}`);
    await until('the composer has it', async () => (await focused()) === 'compose');
    // A click on nothing takes it away, and that is meant.
    await page.locator('.compose').click({ position: { x: 1, y: 1 } });
    await removed(`q${turns - 2}`);
    assert.equal(await focused(), '');
  });
});
