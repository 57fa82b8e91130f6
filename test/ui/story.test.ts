import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { openFile, quickPickRows, selectLines } from '../vscode/page';
import { button, dismiss, finished, openChat, requestsLeft, typeKey, untilLeft } from './chat';
import { isInBrowser, openFrugal, type FrugalWindow } from './frugalWindow';

/** What a user does, one by one: a click, a line typed, a key pressed. */
class User {
  actions = 0;

  async click(target: Locator, options: Parameters<Locator['click']>[0] = {}): Promise<void> {
    this.actions++;
    await target.click(options);
  }

  async press(page: Page, key: string): Promise<void> {
    this.actions++;
    await page.keyboard.press(key);
  }

  async does(what: Promise<unknown>): Promise<void> {
    this.actions++;
    await what;
  }
}

describe('the way from nothing to an accepted refactoring', function () {
  this.bail(true); // each step begins where the one before ended
  const user = new User();
  let window: FrugalWindow;
  let page: Page;
  let original: string;
  const file = (): string => fs.readFileSync(path.join(window.folder, 'retry.ts'), 'utf8');
  const editor = (): Locator => page.locator('.editor-instance .view-lines').last();

  /** Takes an entry of Frugal's part of the menu that a right click into the selection brings up. */
  async function choose(name: RegExp): Promise<void> {
    await user.click(editor().getByText('lastError').first(), { button: 'right' });
    await user.does(page.getByRole('menuitem', { name: /^Frugal/ }).hover());
    const entry = page.locator('.monaco-submenu').getByRole('menuitem', { name });
    await entry.hover();
    // A menu does not heed the mouse's button in its first tenth of a second, the keyboard it does.
    await user.press(page, 'Enter');
  }

  /** A chord of the keyboard is one action, as a click is. */
  async function pressExplain(): Promise<void> {
    await page.keyboard.press('Control+K');
    await page.keyboard.press('Control+Y');
  }

  async function save(): Promise<void> {
    await user.press(page, 'Control+S');
    await page.locator('.tab.dirty').waitFor({ state: 'detached' });
  }

  before(async () => {
    window = await openFrugal({ settings: { 'files.autoSave': 'off' } });
    ({ page } = window);
    original = file();
  });

  after(async () => {
    await window.close();
  });

  it('begins with a key that is pasted into the welcome, which costs no request [every host]', async () => {
    await user.does(openChat(page));
    // A browser has no machine to look around on.
    const finds = await button(page, 'Find what is already here').count();
    assert.equal(finds, isInBrowser ? 0 : 1);
    await user.click(button(page, 'Paste an API key'));
    await user.does(typeKey(page, window.simulator.key));
    await untilLeft(page, 50);
    assert.equal(window.simulator.requests.length, 0);
    await dismiss(page, '50 of 50 free requests left today');
  });

  it('explains a selection by its keys, for one request, within six actions from the start [every host]', async () => {
    await user.does(openFile(page, 'retry.ts'));
    await user.does(selectLines(page, 2, 21));
    window.simulator.setRate({ deltasPerSecond: 40, charactersPerDelta: 12 });
    await user.does(pressExplain());
    const answer = await finished(page, 1);
    assert.match(await answer.innerText(), /The outer try adds nothing/);
    const figure = { name: 'first_answer_actions', value: user.actions, unit: 'actions' };
    console.log(JSON.stringify(figure));
    assert.ok(user.actions <= 6, `${user.actions} actions`);
    assert.equal(window.simulator.requests.length, 1);
    await untilLeft(page, 49);
  });

  it('refactors it, for one more, and shows the review [every host]', async () => {
    await choose(/^Refactor/);
    await user.click(quickPickRows(page).filter({ hasText: 'Make it simpler' }));
    await page.locator('.tab.active', { hasText: 'Review: retry.ts' }).waitFor();
    await finished(page, 2);
    assert.equal(window.simulator.requests.length, 2);
    await untilLeft(page, 48);
    assert.equal(file(), original);
  });

  it('changes the file when the change is accepted [every host]', async () => {
    await user.click(button(page, 'Accept'));
    await page.locator('.tab', { hasText: 'Review: retry.ts' }).waitFor({ state: 'detached' });
    await page.locator('.tab.active.dirty', { hasText: 'retry.ts' }).waitFor();
    await save();
    assert.match(file(), /for \(let attempt = 1; ; attempt\+\+\)/);
  });

  it('takes all of it back with one undo [every host]', async () => {
    await user.press(page, 'Control+Z');
    await page.locator('.tab.active.dirty', { hasText: 'retry.ts' }).waitFor();
    await save();
    assert.equal(file(), original);
  });

  it('took fewer than twenty actions and exactly two requests', async () => {
    assert.ok(user.actions < 20, `${user.actions} actions`);
    assert.equal(window.simulator.requests.length, 2);
    assert.equal(await requestsLeft(page), 48);
  });
});
