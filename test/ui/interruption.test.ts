import * as assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import {
  answers,
  ask,
  button,
  chatOf,
  composer,
  finished,
  hideChat,
  lastAnswer,
  newChat,
  openChat,
  openWithKey,
  streaming,
} from './chat';
import { running, type FrugalWindow } from './frugalWindow';
import { extensionHostsOf } from './processes';
import { until } from './until';

/** Fast enough to begin, too slow to end while a test looks. */
const slow = { deltasPerSecond: 8, charactersPerDelta: 10 };
const story = `Once upon a time there was an array.\n\n${'It grew by one element. '.repeat(30)}`;

describe('while an answer comes in', () => {
  let window: FrugalWindow;
  let page: Page;
  let question = '';
  let tale = 0;

  before(async () => {
    window = await openWithKey();
    ({ page } = window);
  });

  beforeEach(async () => {
    window.simulator.reset();
    window.simulator.answer(story);
    window.simulator.setRate(slow);
    await newChat(page);
    // Another one each time: the answer to the same is kept.
    question = `Tell me long story number ${(tale += 1)} about arrays.`;
    await ask(page, question);
    await streaming(page);
  });

  after(async () => {
    await window.close();
  });

  /** One more request, and the whole answer in the place of the broken one. */
  async function tryAgain(): Promise<void> {
    window.simulator.setRate({});
    await button(page, 'Try again (1 request, at most 2)').click();
    const answer = await finished(page, 1);
    await answer.getByText(story.trim().slice(-30)).waitFor();
    assert.equal(await answers(page).count(), 1);
    assert.equal(window.simulator.requests.length, 2);
  }

  it('the stop button ends it, keeps what came and hangs up [every host]', async () => {
    await button(page, /^Stop/).click();
    const answer = await finished(page, 1);
    await answer.getByText('You stopped this answer').waitFor();
    assert.match(await answer.innerText(), /Once upon/);
    assert.equal(window.simulator.requests[0]?.outcome.ending, 'aborted');
    await tryAgain();
  });

  it('Escape in the composer ends it too', async () => {
    await composer(page).press('Escape');
    await lastAnswer(page).getByText('You stopped this answer').waitFor();
    assert.equal(window.simulator.requests.length, 1);
  });

  it('the view can be hidden and shown, and misses nothing', async () => {
    await hideChat(page);
    // No page: no timer, no message, and its memory is given back.
    assert.deepEqual(
      page.frames().filter((frame) => frame.url().includes('extensionId=frugal.frugal')),
      [],
    );
    await openChat(page);
    const answer = await finished(page, 1);
    assert.match(await answer.innerText(), /Once upon a time there was an array/);
    assert.equal(window.simulator.requests.length, 1);
  });

  it('the window can be reloaded: the chat is there, the answer is marked as interrupted [every host]', async () => {
    // The host of a browser is gone at once, with what it has not written yet.
    await lastAnswer(page).getByText('grew by').waitFor();
    await page.reload();
    await chatOf(page).getByText('What came is kept').waitFor({ timeout: 60_000 });
    assert.match(await lastAnswer(page).innerText(), /^Qwen[^]*Once/);
    assert.match(await chatOf(page).locator('.question').innerText(), new RegExp(question));
    await until('the end of the request', () => {
      return window.simulator.requests[0]?.outcome.ending === 'aborted';
    });
    await tryAgain();
  });

  it('the extension host can be killed: nothing is lost but the end of the answer', async function () {
    if (process.platform !== 'linux') this.skip(); // it reads the table of processes in /proc
    await lastAnswer(page).getByText('grew by').waitFor();
    running.hostIsKilled = true;
    for (const id of extensionHostsOf(window.server.pid)) process.kill(id, 'SIGKILL');
    await page.reload();
    await chatOf(page).getByText('What came is kept').waitFor({ timeout: 60_000 });
    assert.match(await lastAnswer(page).innerText(), /Once upon/);
    await tryAgain();
  });
});
