import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { openFile, runCommand, selectLines } from '../vscode/page';
import {
  ask,
  button,
  chatOf,
  composer,
  finished,
  hideChat,
  newChat,
  openChat,
  openWithKey,
} from './chat';
import type { FrugalWindow } from './frugalWindow';
import { until } from './until';

/** Whether a file in VS Code's storage folder of extensions has this text in it. */
function isKept(folder: string, text: string): boolean {
  const storage = path.join(folder, 'user/User/globalStorage/frugal.frugal');
  return fs
    .readdirSync(storage, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .some((entry) => fs.readFileSync(path.join(entry.parentPath, entry.name)).includes(text));
}

describe('the composer', () => {
  let window: FrugalWindow;
  let page: Page;
  const chips = (): Locator => chatOf(page).locator('.compose .chip:not(.more)');

  before(async () => {
    window = await openWithKey();
    ({ page } = window);
  });

  beforeEach(async () => {
    window.simulator.reset();
    await newChat(page);
    await composer(page).fill('');
  });

  after(async () => {
    await window.close();
  });

  it('shows the selection that goes along, lets it be removed, and sends what it shows', async () => {
    await openFile(page, 'cart.ts');
    await selectLines(page, 36, 39);
    await chips().getByText('36–39').waitFor();
    await button(page, 'Remove cart.ts').click();
    await chips().waitFor({ state: 'detached' });
    await selectLines(page, 14, 34);
    await chips().getByText('14–34').waitFor();
    await ask(page, 'What does this do?');
    await finished(page, 1);
    const sent = JSON.stringify(window.simulator.requests[0]?.body);
    assert.match(sent, /isMember === true/);
    assert.doesNotMatch(sent, /toFixed/);
    await runCommand(page, 'View: Close Editor');
  });

  it('says how much a message costs before it is sent', async () => {
    await composer(page).fill('Hello');
    const send = button(page, /^Send/);
    assert.match(await send.innerText(), /1/);
    assert.match((await send.getAttribute('aria-label')) ?? '', /1 request, at most 2$/);
    assert.equal(window.simulator.requests.length, 0);
  });

  it('keeps a draft while it is hidden and over a reload of the window', async () => {
    const draft = 'Half a thou';
    const isThere = async (): Promise<boolean> => (await composer(page).inputValue()) === draft;
    await composer(page).fill(draft);
    await hideChat(page);
    await openChat(page);
    await until('the draft', isThere);
    await until('the draft on the disk', () => isKept(window.server.folder, draft));
    await page.reload();
    await composer(page).waitFor({ timeout: 60_000 });
    await until('the draft', isThere);
    assert.equal(window.simulator.requests.length, 0);
  });

  it('sends with Enter, breaks the line with Shift+Enter and is empty afterwards', async () => {
    await composer(page).fill('one');
    await composer(page).press('Shift+Enter');
    await composer(page).pressSequentially('two');
    assert.equal(await composer(page).inputValue(), 'one\ntwo');
    assert.equal(window.simulator.requests.length, 0);
    await composer(page).press('Enter');
    await finished(page, 1);
    assert.equal(await composer(page).inputValue(), '');
    assert.match(JSON.stringify(window.simulator.requests[0]?.body), /one\\\\?n/);
    await composer(page).press('Enter');
    assert.equal(window.simulator.requests.length, 1);
  });

  it('can be used without a mouse, from the editor to a copied answer', async () => {
    await openFile(page, 'retry.ts');
    await selectLines(page, 2, 21);
    await page.keyboard.press('Control+K');
    await page.keyboard.press('Control+G');
    await chatOf(page).locator('textarea:focus').waitFor();
    await page.keyboard.type('Why two try blocks?');
    await page.keyboard.press('Enter');
    const answer = await finished(page, 1);
    const copy = answer.getByRole('button', { name: 'Copy answer' });
    for (let presses = 0; presses < 30; presses++) {
      await page.keyboard.press('Shift+Tab');
      if (await copy.evaluate((element) => element === document.activeElement)) break;
    }
    await page.keyboard.press('Enter');
    await answer.getByRole('button', { name: 'Copied' }).waitFor();
    const copied = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
    await until('the answer on the clipboard', async () => (await copied()).includes('**outer**'));
    assert.equal(window.simulator.requests.length, 1);
  });

  it('tells a screen reader the beginning and the end of an answer once, and no word of it', async () => {
    const region = chatOf(page).getByRole('status');
    await region.evaluate((element) => {
      const said: string[] = [];
      Object.assign(globalThis, { said });
      new MutationObserver(() => said.push(element.textContent)).observe(element, {
        childList: true,
        subtree: true,
        characterData: true,
      });
    });
    window.simulator.setRate({ deltasPerSecond: 50, charactersPerDelta: 20 });
    await ask(page, 'What is a monad?');
    await finished(page, 1);
    await region.getByText('Answer finished').waitFor();
    const said = await region.evaluate(() => (globalThis as { said?: string[] }).said);
    // Where the page is slow, the first words are there as soon as the waiting is.
    const ofAnswer = said?.filter((text) => !text.startsWith('Question sent, waiting for '));
    assert.deepEqual(ofAnswer, ['Answer started', 'Answer finished']);
  });
});
