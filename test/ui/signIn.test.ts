import * as assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { notification, quickInput, quickPickRows, runCommand } from '../vscode/page';
import { button, dismiss, finished, openChat, untilLeft } from './chat';
import { openFrugal, type FrugalWindow } from './frugalWindow';

describe('signing in with OpenRouter', function () {
  this.bail(true); // each step begins where the one before ended
  let window: FrugalWindow;
  let page: Page;

  before(async () => {
    window = await openFrugal({ sameAddress: true });
    ({ page } = window);
    await openChat(page);
  });

  after(async () => {
    await window.close();
  });

  /** Gives the page of OpenRouter that this opens. */
  async function signInPageAfter(action: () => Promise<void>): Promise<Page> {
    const opened = window.context.waitForEvent('page');
    await action();
    const signInPage = await opened;
    await signInPage.getByRole('heading', { name: 'Authorize this app?' }).waitFor();
    return signInPage;
  }

  it('can be stopped, which leads to the other ways and changes nothing [every host]', async () => {
    const signInPage = await signInPageAfter(() => button(page, 'Sign in with OpenRouter').click());
    await signInPage.close();
    await notification(page, 'waiting for OpenRouter')
      .getByRole('button', { name: 'Cancel' })
      .click();
    await notification(page, 'The sign-in was stopped').waitFor();
    await button(page, 'Sign in with OpenRouter').waitFor();
  });

  it('is not needed for a key; one that is refused stays in its box, with the keyboard', async () => {
    await runCommand(page, 'Frugal: Set API Key');
    const wrong = `sk-or-v1-${'0'.repeat(64)}`;
    await quickInput(page).fill(wrong);
    await quickInput(page).press('Enter');
    await page.locator('.quick-input-widget').getByText('does not accept this key').waitFor();
    await page.waitForFunction(() => document.activeElement?.matches('.quick-input-widget input'));
    assert.equal(await quickInput(page).inputValue(), wrong);
    await page.keyboard.press('Escape');
    await quickInput(page).waitFor({ state: 'hidden' });
  });

  it('works with the code that the page shows, in the place of a sign-in that waits [every host]', async () => {
    await dismiss(page, 'The sign-in was stopped');
    const first = await signInPageAfter(() => button(page, 'Sign in with OpenRouter').click());
    await first.close();
    const waiting = notification(page, 'waiting for OpenRouter');
    const signInPage = await signInPageAfter(() =>
      waiting.getByRole('link', { name: 'Use a code instead' }).click(),
    );
    await waiting.waitFor({ state: 'detached' });
    await signInPage.getByRole('button', { name: 'Authorize' }).click();
    const code = await signInPage.locator('code').innerText();
    await signInPage.close();
    await page.bringToFront();
    await quickInput(page).fill(` ${code} `);
    await quickInput(page).press('Enter');
    await untilLeft(page, 50);
    await dismiss(page, 'OpenRouter accepts the key. 50 of 50');
  });

  it('leads back to the window by itself where the browser may open its address [every host]', async () => {
    const signInPage = await signInPageAfter(() =>
      runCommand(page, 'Frugal: Sign In with OpenRouter'),
    );
    await signInPage.getByRole('button', { name: 'Authorize' }).click();
    await signInPage.getByText('You can close this page now').waitFor();
    await signInPage.close();
    await page.bringToFront();
    await dismiss(page, 'OpenRouter accepts the key. 50 of 50');
    const { journal, requests } = window.simulator;
    assert.equal(journal.filter(({ path }) => path === '/api/v1/auth/keys').length, 2);
    assert.equal(requests.length, 0);
  });

  it('is ticked off in the walkthrough, which explains a sample for one request', async () => {
    await runCommand(page, 'Welcome: Open Walkthrough');
    await quickInput(page).fill('Get started with Frugal');
    await quickPickRows(page).filter({ hasText: 'Get started with Frugal' }).first().click();
    const step = (title: string): Locator =>
      page.locator('.getting-started-step', { hasText: title }).first();
    await step('Sign in, or paste a key').locator('.codicon.complete').waitFor();
    await step('Have some code explained').click();
    await page.getByRole('button', { name: 'Explain (1 request)' }).click();
    await finished(page, 1);
    await page.locator('.tab', { hasText: 'A sample to try Frugal on' }).waitFor();
    const { requests } = window.simulator;
    assert.equal(requests.length, 1);
    assert.match(JSON.stringify(requests[0]?.body), /function debounce/);
    await page.locator('.tab', { hasText: 'Welcome' }).click();
    await step('Have some code explained').locator('.codicon.complete').waitFor();
  });
});
