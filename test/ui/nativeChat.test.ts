import * as assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { openFile, runCommand, selectLines } from '../vscode/page';
import { openWithKey } from './chat';
import type { FrugalWindow } from './frugalWindow';

describe("VS Code's own chat", () => {
  let window: FrugalWindow;
  let page: Page;

  before(async () => {
    window = await openWithKey();
    ({ page } = window);
  });
  after(async () => {
    await window.close();
  });

  it('has @frugal, which explains what is selected for one request', async () => {
    window.simulator.reset();
    await openFile(page, 'cart.ts');
    await selectLines(page, 36, 39);
    await runCommand(page, 'Chat: Focus on Chat View');
    const chat = page.locator('.part.auxiliarybar .interactive-session');
    // VS Code asks no participant before it has a model to pick.
    await chat.getByText('Best free model').first().waitFor();
    await chat.locator('.interactive-input-part .monaco-editor').click();
    await page.keyboard.type('@frugal /explain what it rounds');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    const answer = page.locator('.interactive-response');
    await answer.getByText(/request 1 of 50 today/).waitFor();
    await answer.getByRole('button', { name: 'Quota' }).waitFor();
    assert.equal(window.simulator.requests.length, 1);
    const sent = JSON.stringify(window.simulator.requests[0]?.body);
    assert.match(sent, /what it rounds/);
    assert.match(sent, /toFixed/);
  });
});
