import * as assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import {
  openFile,
  quickPickRows,
  runCommand,
  selectLines,
  takePicture,
  useTheme,
} from '../vscode/page';
import { finished, openWithKey } from './chat';
import type { FrugalWindow } from './frugalWindow';
import { until } from './until';

const size = { width: 1200, height: 800 };

/** The text of every message of the last request. */
function sentLast({ simulator }: FrugalWindow): readonly string[] {
  const { body } = simulator.requests.at(-1) ?? assert.fail('nothing was sent');
  return (body as { messages: readonly { content: string }[] }).messages.map((m) => m.content);
}

const title = (page: Page): Locator => page.locator('.quick-input-title');
const inputButton = (page: Page, name: string): Locator =>
  page.locator('.quick-input-widget').getByRole('button', { name });
/** What its label tips over it must not be in the way. */
async function pressInputButton(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0);
  await page.locator('.hover-contents').waitFor({ state: 'hidden' });
  await inputButton(page, name).click();
}
const promptTab = (page: Page): Locator => page.locator('.tab.active', { hasText: 'To send:' });
const lens = (page: Page): Locator =>
  page.locator('.codelens-decoration', { hasText: 'Send (1 request, at most 2)' });

/** A line of what is shown; the editor draws its spaces as others. */
const shownLine = (page: Page, text: string): Locator =>
  page.locator('.editor-instance .view-line', { hasText: text });

describe('saying what a task is to do', function () {
  this.bail(true); // each step begins where the one before ended
  let window: FrugalWindow;
  let page: Page;

  before(async () => {
    window = await openWithKey({ size });
    ({ page } = window);
  });

  after(async () => {
    await window.close();
  });

  it('says what is edited and what it costs, and can be for the cursor instead', async () => {
    await openFile(page, 'cart.ts');
    await selectLines(page, 20, 20);
    await page.keyboard.press('End');
    await runCommand(page, 'Frugal: Edit');
    await title(page).getByText('Edit cart.ts, lines 13 to 34 (1 request, at most 2)').waitFor();
    await page.keyboard.type('Log the total');
    await takePicture(page, 'wish-edit');
    await pressInputButton(page, 'Insert below line 20 instead');
    await title(page).getByText('Insert below line 20 (1 request, at most 2)').waitFor();
    await takePicture(page, 'wish-insert');
  });

  it('shows what will be sent with the words that were typed, and sends that', async () => {
    window.simulator.answer('```typescript\nconsole.log(sum);\n```\n');
    await pressInputButton(page, 'Show what will be sent');
    await promptTab(page).waitFor();
    await shownLine(page, '# What will be sent').waitFor();
    await lens(page).waitFor();
    assert.equal(window.simulator.requests.length, 0);
    for (const theme of ['Dark Modern', 'Light High Contrast'] as const) {
      await useTheme(page, theme);
      await takePicture(page, `what-will-be-sent-${theme.toLowerCase().replaceAll(' ', '-')}`);
    }
    await page.locator('.editor-instance .view-lines').last().click();
    await page.keyboard.press('Control+Enter');
    await finished(page, 1);
    await promptTab(page).waitFor({ state: 'detached' });
    const [, asked = ''] = sentLast(window);
    assert.match(asked, /<<< INSERT HERE >>>/);
    assert.match(asked, /nothing else: Log the total/);
    assert.equal(window.simulator.requests.length, 1);
    await page.locator('.tab.active', { hasText: 'Review: cart.ts' }).waitFor();
    await takePicture(page, 'insertion-review');
    await runCommand(page, 'Frugal: Discard Proposal');
    await page.locator('.tab', { hasText: 'Review: cart.ts' }).waitFor({ state: 'detached' });
  });

  it('shows what a suggestion would send, and sends nothing when that is closed', async () => {
    await openFile(page, 'cart.ts');
    await runCommand(page, 'Frugal: Refactor');
    await title(page).getByText('(1 request, at most 2)').waitFor();
    await quickPickRows(page).filter({ hasText: 'Make it simpler' }).waitFor();
    await takePicture(page, 'wish-refactor');
    await pressInputButton(page, 'Show what will be sent');
    await promptTab(page).waitFor();
    await page.keyboard.press('Control+Home');
    await lens(page).waitFor();
    await runCommand(page, 'View: Close Editor');
    await promptTab(page).waitFor({ state: 'detached' });
    assert.equal(window.simulator.requests.length, 1);
  });

  it('keeps the words that were typed while the user looks into the code', async () => {
    await runCommand(page, 'Frugal: Refactor');
    await title(page).getByText('(1 request, at most 2)').waitFor();
    await page.keyboard.type('In my own words');
    await page.locator('.editor-instance .view-lines').last().click();
    const input = page.locator('.quick-input-widget input').first();
    assert.equal(await input.inputValue(), 'In my own words');
    await input.press('Escape');
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  });
});

describe('being asked before a task is sent', () => {
  it('is a dialog of the window that names the task, the model and the price', async () => {
    const window = await openWithKey({ size, settings: { 'frugal.askBeforeSending': true } });
    const { page, simulator } = window;
    await openFile(page, 'retry.ts');
    await selectLines(page, 2, 21);
    await runCommand(page, 'Frugal: Explain');
    const dialog = page.locator('.monaco-dialog-box');
    await dialog.getByText('Explain retry.ts: send this to').waitFor();
    await takePicture(page, 'ask-before-sending');
    await dialog.getByRole('button', { name: 'Show' }).click();
    await lens(page).waitFor();
    assert.equal(simulator.requests.length, 0);
    await lens(page).getByText('Send (1 request, at most 2)').click();
    await finished(page, 1);
    await until('one request', () => simulator.requests.length === 1);
    await window.close();
  });
});
