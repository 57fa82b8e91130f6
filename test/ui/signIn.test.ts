import * as assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { notification, quickInput, runCommand } from '../vscode/page';
import { button, dismiss, openChat, untilLeft } from './chat';
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

  it('can be stopped, which leads to the other ways and changes nothing', async () => {
    const signInPage = await signInPageAfter(() => button(page, 'Sign in with OpenRouter').click());
    await signInPage.close();
    await notification(page, 'waiting for OpenRouter')
      .getByRole('button', { name: 'Cancel' })
      .click();
    await notification(page, 'The sign-in was stopped').waitFor();
    await button(page, 'Sign in with OpenRouter').waitFor();
  });

  it('works with the code that the page shows', async () => {
    const stopped = notification(page, 'The sign-in was stopped');
    const signInPage = await signInPageAfter(() =>
      stopped.getByRole('button', { name: 'Sign In With a Code' }).click(),
    );
    await signInPage.getByRole('button', { name: 'Authorize' }).click();
    const code = await signInPage.locator('code').innerText();
    await signInPage.close();
    await page.bringToFront();
    await quickInput(page).fill(` ${code} `);
    await quickInput(page).press('Enter');
    await untilLeft(page, 50);
    await dismiss(page, 'OpenRouter accepts the key. 50 of 50');
  });

  it('leads back to the window by itself where the browser may open its address', async () => {
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
});
