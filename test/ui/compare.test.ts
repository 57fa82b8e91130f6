import * as assert from 'node:assert/strict';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { quickPickRows, runCommand, takePicture, useTheme } from '../vscode/page';
import { axeComplaints, rulesFor, themes } from './axe';
import { composer, finished, lastAnswer, openWithKey } from './chat';
import type { FrugalWindow } from './frugalWindow';
import { until } from './until';

/** The document of the panel. */
const panelOf = (page: Page): FrameLocator =>
  page
    .frameLocator('iframe.webview[src*="extensionId=frugal.frugal"]:right-of(.part.sidebar)')
    .frameLocator('iframe#active-frame');

const columns = (page: Page): Locator => panelOf(page).locator('article.column');
const title = (page: Page): Locator => page.locator('.quick-input-title');

const shorter =
  '```typescript\nexport const sum = (list: number[]) =>\n  list.reduce((a, b) => a + b, 0);\n```\n';
const longer =
  'It stays readable:\n\n```typescript\nexport function sum(list: number[]): number {\n  let total = 0;\n  for (const one of list) total += one;\n  return total;\n}\n```\n';

describe('comparing models', function () {
  this.bail(true); // each step begins where the one before ended
  let window: FrugalWindow;
  let page: Page;

  before(async () => {
    window = await openWithKey({ size: { width: 1500, height: 900 } });
    ({ page } = window);
  });

  after(async () => {
    await window.close();
  });

  it('says what it costs, and asks each model once [every host]', async () => {
    let asked = 0;
    window.simulator.answer(() => (asked++ === 0 ? shorter : longer));
    await composer(page).fill('Write a sum of a list, as short as it can be.');
    await runCommand(page, 'Frugal: Compare Models…');
    await title(page).getByText('Compare 2 models (2 requests)').waitFor();
    await quickPickRows(page).nth(2).getByRole('checkbox').check();
    await title(page).getByText('Compare 3 models (3 requests)').waitFor();
    await quickPickRows(page).nth(2).getByRole('checkbox').uncheck();
    await page.getByRole('button', { name: 'Hide the names until you use an answer' }).click();
    await takePicture(page, 'compare-pick');
    assert.equal(window.simulator.requests.length, 0);
    await page.locator('.quick-input-action').getByRole('button', { name: 'OK' }).click();
    await columns(page)
      .getByRole('button', { name: /^Use this one/, disabled: false })
      .nth(1)
      .waitFor();
    assert.equal(window.simulator.requests.length, 2);
  });

  it('hides whose answer is whose, and marks what differs', async () => {
    await columns(page).getByRole('heading', { name: 'Model A', exact: true }).waitFor();
    const text = await panelOf(page).locator('main').innerText();
    assert.doesNotMatch(text, /Qwen|Laguna|Nemotron|GPT/i);
    await columns(page).getByText('4 lines of code are in no other answer').waitFor();
    await until('the marks', () =>
      panelOf(page)
        .locator('main')
        .evaluate(() => (CSS.highlights.get('only-here')?.size ?? 0) >= 5),
    );
  });

  for (const theme of themes)
    it(`suits everybody: ${theme}`, async () => {
      await useTheme(page, theme);
      await panelOf(page).locator(`body[data-vscode-theme-name="${theme}"]`).waitFor();
      const rules = rulesFor(theme, themes);
      assert.deepEqual(
        await axeComplaints(page, '.compare', '--vscode-editor-background', rules),
        [],
      );
      for (const width of [1500, 760]) {
        await page.setViewportSize({ width, height: 900 });
        await takePicture(page, `compare-${theme.toLowerCase().replaceAll(' ', '-')}-${width}`);
      }
      await page.setViewportSize({ width: 1500, height: 900 });
    });

  it('carries the answer that is used into the chat, and shows the names', async () => {
    await columns(page)
      .nth(1)
      .getByRole('button', { name: /^Use this one/ })
      .click();
    await finished(page, 1);
    await columns(page).getByText('Used in the chat').waitFor();
    assert.equal(await columns(page).getByRole('heading', { name: 'Model A' }).count(), 0);
    const name = await columns(page).nth(1).getByRole('heading').first().innerText();
    await lastAnswer(page).getByRole('heading', { name }).waitFor();
    assert.equal(window.simulator.requests.length, 2);
    await takePicture(page, 'compare-used');
  });

  it('is there again after a reload of the window', async () => {
    await runCommand(page, 'Developer: Reload Window');
    await columns(page).getByText('Used in the chat').waitFor({ timeout: 60_000 });
    // All that the page loads is there: what a closing window cuts off is an error.
    await columns(page).locator('pre code span span').first().waitFor();
    await panelOf(page)
      .locator('main')
      .evaluate(() => document.fonts.ready.then(() => undefined));
    assert.equal(window.simulator.requests.length, 2);
  });
});
