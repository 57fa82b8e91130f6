import * as assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { openFile, quickPickRows, runCommand, selectLines, takePicture } from '../vscode/page';
import {
  ask,
  button,
  chatOf,
  composer,
  dismiss,
  finished,
  lastAnswer,
  newChat,
  openChat,
  openWithKey,
  statusItem,
  typeKey,
} from './chat';
import type { FrugalWindow } from './frugalWindow';

const dayMs = 86_400_000;

describe('a used-up day', () => {
  let window: FrugalWindow;
  let page: Page;

  before(async () => {
    window = await openWithKey();
    ({ page } = window);
    await runCommand(page, 'Frugal: Set API Key');
    await typeKey(page, window.simulator.faces.groq.key);
    await dismiss(page, 'Groq accepts the key');
    useUpDay();
  });

  after(async () => {
    await window.close();
  });

  function useUpDay(): void {
    const account = window.simulator.account();
    account.usedToday = account.tier;
  }

  const requests = (): number => window.simulator.requests.length;

  it('can be gone around, waited out, or bought out of [every host]', async () => {
    await ask(page, 'What is a mutex?');
    const card = (await finished(page, 1)).locator('.card');
    assert.deepEqual(await card.getByRole('button').allInnerTexts(), [
      'Send it with Groq · 1 request, at most 2',
      'Send when it is back',
      '1,000 a day for $10',
    ]);
    await takePicture(page, 'queue-choices');
  });

  it('waits through a reload, and can be edited [every host]', async () => {
    await button(page, 'Send when it is back').click();
    await chatOf(page)
      .getByText(/^Goes out at/)
      .waitFor();
    await page.reload();
    await chatOf(page)
      .getByText(/^Goes out at/)
      .waitFor({ timeout: 60_000 });
    await takePicture(page, 'queue-waits');
    await statusItem(page, 'quota').getByText('1 waiting').waitFor();
    await button(page, 'Edit').click();
    await lastAnswer(page).waitFor({ state: 'detached' });
    assert.equal(await composer(page).inputValue(), 'What is a mutex?');
    assert.equal(requests(), 1);
  });

  it('is said to wait though the chat is closed, as soon as Frugal does anything', async () => {
    await composer(page).press('Enter');
    await button(page, 'Send when it is back').click();
    await chatOf(page)
      .getByText(/^Goes out at/)
      .waitFor();
    await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
    await page.locator('.part.sidebar').waitFor({ state: 'hidden' });
    // Of itself the page would forget that the side bar is closed.
    const loaded = page.waitForEvent('load');
    await runCommand(page, 'Developer: Reload Window');
    await loaded;
    await page.locator('.statusbar').waitFor({ timeout: 60_000 });
    await runCommand(page, 'Frugal: Show Log');
    await statusItem(page, 'quota').getByText('1 waiting').waitFor();
    assert.equal(await page.locator('.part.sidebar').isVisible(), false);
    await takePicture(page, 'queue-waits-closed');
    await openChat(page);
    await button(page, 'Edit').click();
    await lastAnswer(page).waitFor({ state: 'detached' });
    await statusItem(page, 'quota').getByText('waiting').waitFor({ state: 'detached' });
    assert.equal(await composer(page).inputValue(), 'What is a mutex?');
    assert.equal(requests(), 1);
  });

  it('leaves a task in the queue while its words are changed', async () => {
    const input = page.locator('.quick-input-widget input').first();
    await newChat(page);
    await openFile(page, 'cart.ts');
    await selectLines(page, 1, 5);
    await runCommand(page, 'Frugal: Refactor');
    await quickPickRows(page).filter({ hasText: 'Make it simpler' }).waitFor();
    await input.fill('Make it shorter');
    await quickPickRows(page).filter({ hasText: 'Make it shorter' }).click();
    await button(page, 'Send when it is back').click();
    await button(page, 'Edit').click();
    await page.getByText('It stays in the queue, with its code.').waitFor();
    assert.equal(await input.inputValue(), 'Make it shorter');
    await input.fill('Make it faster');
    await takePicture(page, 'queue-reword');
    await page.keyboard.press('Enter');
    await chatOf(page).locator('.question', { hasText: 'Make it faster' }).waitFor();
    await chatOf(page)
      .getByText(/^Goes out at/)
      .waitFor();
    await button(page, 'Cancel').click();
    await button(page, 'Send when it is back').waitFor();
    assert.equal(requests(), 1);
    await newChat(page);
    await composer(page).fill('What is a mutex?');
  });

  it('is answered by the other provider on a click, for one request', async () => {
    await composer(page).press('Enter');
    await button(page, 'Send it with Groq · 1 request, at most 2').click();
    await lastAnswer(page).locator('.markdown p').first().waitFor();
    await finished(page, 1);
    assert.equal(requests(), 2);
    assert.match(window.simulator.requests[1]?.path ?? '', /^\/groq\//);
  });

  it('ends by itself: what waits goes out once, though the window was reloaded', async () => {
    const { simulator } = window;
    // Groq's day rolls: its one request was made just now, and the next is free in twenty seconds.
    simulator.faces.groq.limits.requestsPerDay = 1;
    simulator.clock.advance(dayMs - 20_000);
    useUpDay();
    await newChat(page);
    await ask(page, 'What is a semaphore?');
    await button(page, 'Send it with Groq · 1 request, at most 2').click();
    await button(page, /^Ask .*gpt-oss.* · 1 request, at most 2$/i).waitFor();
    await button(page, 'Send when it is back').click();
    await chatOf(page)
      .getByText(/^Goes out at/)
      .waitFor();
    assert.equal(requests(), 3);
    await page.reload();
    await chatOf(page).getByText('semaphore').waitFor({ timeout: 60_000 });
    await lastAnswer(page).locator('.markdown p').first().waitFor({ timeout: 90_000 });
    await finished(page, 1);
    assert.equal(requests(), 4);
    assert.match(await lastAnswer(page).innerText(), /gpt-oss/i);
  });
});
