import * as assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Fault } from '../simulator/simulator';
import { openFile, runCommand, selectLines } from '../vscode/page';
import { answers, ask, button, chatOf, finished, newChat, openChat, openWithKey } from './chat';
import { openFrugal, type FrugalWindow } from './frugalWindow';

interface Case {
  readonly fault: Fault;
  readonly title: RegExp;
  readonly buttons: readonly (string | RegExp)[];
  /** What had come before is still there. */
  readonly keeps?: RegExp;
}

const again = 'Try again · 1 request';

const cases: readonly Case[] = [
  { fault: 'userNotFound', title: /The key is not accepted/, buttons: ['Paste an API key'] },
  { fault: 'sharedPool', title: /are busy/, buttons: ['Pick a model', again] },
  { fault: 'badGatewayPage', title: /OpenRouter has trouble/, buttons: [again, 'Pick a model'] },
  {
    fault: 'freePublicationPolicy',
    title: /Your privacy settings exclude/,
    buttons: ['Pick a model', 'Open privacy settings'],
  },
  {
    fault: 'freeVariantEnded',
    title: /is no longer there/,
    buttons: [/^Ask .+ · 1 request$/, 'Pick a model', 'Refresh the models'],
  },
  { fault: 'emptyAnswer', title: /gave an empty answer/, buttons: ['Pick a model', again] },
  {
    fault: { name: 'cutAfterTokens', after: 20 },
    title: /The answer was cut off/,
    buttons: [again, 'Pick a model'],
    keeps: /\w/,
  },
  { fault: 'htmlOk', title: /Something else answered/, buttons: [again, 'Open the log'] },
];

describe('what goes wrong', () => {
  let window: FrugalWindow;
  let page: Page;

  before(async () => {
    // One request a turn: what goes wrong is seen, and not mended by another model.
    window = await openWithKey({ settings: { 'frugal.maxRequestsPerTurn': 1 } });
    ({ page } = window);
  });

  after(async () => {
    await window.close();
  });

  for (const { fault, title, buttons, keeps } of cases) {
    const name = typeof fault === 'string' ? fault : fault.name;
    it(`is said with a way out: ${name}; nothing is sent again by itself`, async () => {
      window.simulator.reset();
      window.simulator.fault(fault, { times: Infinity });
      await newChat(page);
      await ask(page, 'What is a mutex?');
      const answer = await finished(page, 1);
      const card = answer.locator('.card');
      assert.match(await card.locator('h3').innerText(), title);
      for (const label of buttons) await card.getByRole('button', { name: label }).waitFor();
      if (keeps) assert.match(await answer.locator('.markdown').innerText(), keeps);
      assert.equal(window.simulator.requests.length, 1);
    });
  }

  it('is mended by Try again, for one request', async () => {
    window.simulator.reset();
    window.simulator.fault('sharedPool', { times: Infinity });
    await newChat(page);
    await ask(page, 'What is a mutex?');
    await finished(page, 1);
    window.simulator.clearFaults();
    await button(page, again).click();
    await chatOf(page).locator('.card').waitFor({ state: 'detached' });
    const answer = await finished(page, 1);
    assert.notEqual((await answer.locator('.markdown').innerText()).trim(), '');
    assert.equal(await answers(page).count(), 1);
    assert.equal(window.simulator.requests.length, 2);
  });

  it('is a used-up day: the message is kept and no further request leaves', async () => {
    window.simulator.reset();
    window.simulator.fault('freeDaily');
    await newChat(page);
    await ask(page, 'What is a monad?');
    const answer = await finished(page, 1);
    assert.match(
      await answer.locator('.card h3').innerText(),
      /free requests of today are used up/,
    );
    assert.match(await answer.locator('.card').innerText(), /00:00 UTC/);
    await chatOf(page).locator('.notice', { hasText: 'They come back in' }).waitFor();
    await button(page, 'Send when it is back').waitFor();
    // VS Code asks before it leaves for a page.
    await button(page, '1,000 a day for $10').click();
    const dialog = page.locator('.monaco-dialog-box', {
      hasText: 'openrouter.ai/settings/credits',
    });
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    assert.equal(window.simulator.requests.length, 1);
  });
});

describe('a task without a key', () => {
  it('says that there is none, offers to paste one, and sends nothing', async () => {
    const window = await openFrugal();
    const { page, simulator } = window;
    await openChat(page);
    await openFile(page, 'retry.ts');
    await selectLines(page, 2, 21);
    await runCommand(page, 'Frugal: Explain');
    const answer = await finished(page, 1);
    assert.match(await answer.locator('.card h3').innerText(), /There is no key yet/);
    await answer.getByRole('button', { name: 'Paste an API key' }).click();
    await page.locator('.quick-input-widget', { hasText: 'API key of OpenRouter' }).waitFor();
    assert.equal(simulator.requests.length, 0);
    await window.close();
  });
});
