import * as assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { quickPickRows, runCommand } from '../vscode/page';
import { ask, dismiss, finished, openChat, statusItem, typeKey } from './chat';
import { isInBrowser, openFrugal, type FrugalWindow } from './frugalWindow';
import { until } from './until';

/** Groq tells it in headers of its answer, which a browser keeps to itself where Groq does not open them to all. */
const told = isInBrowser
  ? { figure: '1 sent', left: /Sent from here today\s+1/, certainty: /Groq has not told yet/ }
  : { figure: '999/1000', left: /Left\s+999 of 1000/, certainty: /confirmed by Groq at \d\d:\d\d/ };

describe('the quota of the provider in use', () => {
  let window: FrugalWindow;
  let page: Page;

  before(async () => {
    window = await openFrugal();
    ({ page } = window);
    await openChat(page);
  });
  after(() => window.close());

  async function setKey(key: string, provider: string): Promise<void> {
    await runCommand(page, 'Frugal: Set API Key');
    await typeKey(page, key);
    await dismiss(page, `${provider} accepts the key`);
  }

  async function hover(text: string): Promise<Locator> {
    const found = page.locator('.workbench-hover', { hasText: text });
    await until(`a hover with ${text}`, async () => {
      await page.mouse.move(600, 300); // the status bar still moves what is in it
      await statusItem(page, 'quota').hover();
      return found.waitFor({ timeout: 2000 }).then(
        () => true,
        () => false,
      );
    });
    return found;
  }

  it('is told as far as Groq tells it, and how sure it is [every host]', async () => {
    await setKey(window.simulator.faces.groq.key, 'Groq');
    await runCommand(page, 'Frugal: Pick Model');
    await page.keyboard.type('gpt-oss-120b');
    await quickPickRows(page)
      .filter({ hasText: /gpt-oss-120b/i })
      .first()
      .click();
    await statusItem(page, 'quota').getByText('0 sent').waitFor();
    await ask(page, 'What is a closure?');
    await finished(page, 1);
    await statusItem(page, 'quota').getByText(told.figure).waitFor();
    const seen = await hover('Free requests today: Groq');
    assert.match(await seen.innerText(), told.left);
    assert.match(await seen.innerText(), told.certainty);
    assert.equal(window.simulator.requests.length, 1);
  });
});
