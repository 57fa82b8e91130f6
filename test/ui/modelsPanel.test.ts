import * as assert from 'node:assert/strict';
import type { BrowserContext, FrameLocator, Locator, Page } from 'playwright-core';
import type { ToModelsPage } from '../../src/shared/modelsProtocol';
import { detailsSample, hostsSample, modelsStates } from '../page/modelsSamples';
import { servePage, type PageServer } from '../page/pageServer';
import { twoFrames } from '../page/standInPage';
import { openProfile } from '../vscode/browser';
import { quickInput, quickPickRows, runCommand, takePicture } from '../vscode/page';
import { axeScript, complaintsOf, rulesFor } from './axe';
import { closePicker, openWithKey, statusItem } from './chat';
import { sharedBrowser, type FrugalWindow } from './frugalWindow';
import { packagedPages } from './packagedExtension';
import { until } from './until';

const themes = ['dark', 'light', 'highContrast', 'highContrastLight'] as const;

/** What sticks out of the page; what scrolls in itself may be wider. */
const overflow = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((element) => {
        const { right, width } = element.getBoundingClientRect();
        return width > 1 && right > innerWidth + 0.5 && element.closest('.scroll, thead') === null;
      })
      .map(({ outerHTML }) => outerHTML.slice(0, 160)),
  );

describe('the models page', () => {
  let server: PageServer;
  let context: BrowserContext;
  let page: Page;

  before(async () => {
    server = await servePage(await packagedPages());
    context = await openProfile(await sharedBrowser());
    page = await context.newPage();
  });

  after(async () => {
    await context.close();
    await server[Symbol.asyncDispose]();
  });

  const tell = (...messages: readonly ToModelsPage[]): Promise<void> =>
    page.evaluate((all) => {
      for (const message of all) window.postMessage(message);
    }, messages);

  async function check(name: string, theme: string): Promise<void> {
    for (const width of [300, 1200]) {
      await page.setViewportSize({ width, height: 800 });
      await twoFrames(page);
      assert.deepEqual(await overflow(page), [], `${name}, ${width} pixels`);
      if (/^(table|details)/.test(name)) await takePicture(page, `models-page-${name}-${width}`);
    }
    const rules = rulesFor(theme, themes);
    assert.deepEqual(await complaintsOf(page.mainFrame(), rules), [], name);
  }

  for (const theme of themes)
    it(`suits everybody in each of its states: ${theme}`, async () => {
      await page.goto(server.address(theme, 'models'));
      await page.evaluate(axeScript);
      for (const [name, messages] of Object.entries(modelsStates)) {
        await tell(...messages());
        await page.locator('main').waitFor();
        await check(`${name}-${theme}`, theme);
      }
      await tell(...(modelsStates['table']?.() ?? []));
      await page.locator('.changes summary').click();
      await page.locator('.changes li').first().waitFor();
      await page.locator('tbody .name button').first().click();
      await tell({ type: 'details', id: hostsSample.id, details: detailsSample }, hostsSample);
      await page.locator('.hosts').waitFor();
      await check(`details-${theme}`, theme);
    });
});

describe('the models panel', function () {
  this.bail(true); // each step begins where the one before ended
  let window: FrugalWindow;
  let page: Page;

  before(async () => {
    window = await openWithKey({ size: { width: 1600, height: 1000 } });
    ({ page } = window);
  });

  after(async () => {
    await window.close();
  });

  const panel = (): FrameLocator =>
    page
      .frameLocator('iframe.webview[src*="extensionId=frugal.frugal"]:right-of(.part.sidebar)')
      .frameLocator('iframe#active-frame');
  const rows = (): Locator => panel().locator('tbody tr');
  const row = (name: string): Locator => rows().filter({ hasText: name });
  const details = (): Locator => panel().getByRole('dialog');
  const press = (name: string | RegExp): Promise<void> =>
    panel()
      .getByRole('button', { name, exact: typeof name === 'string' })
      .click();

  it('shows all that is kept at once, and asks nobody [every host]', async () => {
    await statusItem(page, 'model').getByText('Qwen').waitFor();
    const asked = window.simulator.journal.length;
    await runCommand(page, 'Frugal: Show Models');
    await row('Qwen3.8 27B').getByText('in use').waitFor();
    assert.ok((await rows().count()) > 300);
    assert.equal(await rows().nth(15).getByText('paid').count(), 0);
    await press('Context');
    const sorted = panel().locator('th.context[aria-sort=descending]');
    await sorted.waitFor();
    await press('Context');
    await press('Context');
    await sorted.waitFor({ state: 'detached' });
    await press('Free');
    await until('the free models alone', async () => (await rows().count()) < 30);
    await takePicture(page, 'models-panel');
    assert.equal(window.simulator.journal.length, asked);
  });

  it('is walked through by keyboard, and asks who runs a model when that is wanted', async () => {
    await rows().first().locator('.name button').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const name = await rows().nth(2).locator('.name button').innerText();
    await page.keyboard.press('Enter');
    await details().getByRole('heading', { name, exact: true }).waitFor();
    const asked = window.simulator.journal.length;
    await press('Ask OpenRouter');
    await details().getByRole('table').waitFor();
    const [one, ...more] = window.simulator.journal.slice(asked);
    assert.match(one?.path ?? '', /\/endpoints$/);
    assert.deepEqual(more, []);
    await takePicture(page, 'models-panel-details');
    await details().focus();
    await page.keyboard.press('Escape');
    await details().waitFor({ state: 'detached' });
    await rows().nth(2).locator('.name button:focus').waitFor();
  });

  it('keeps stars, notes and what is hidden, and uses what is chosen', async () => {
    const star = row('Nemotron 3 Super').getByRole('button', { name: /^Favourite/ });
    const place = await star.boundingBox();
    await star.click();
    await row('Nemotron 3 Super').locator('button[aria-pressed=true]').waitFor();
    await panel().getByText('Nemotron 3 Super is a favourite now.').waitFor();
    await takePicture(page, 'models-panel-starred');
    assert.deepEqual(await star.boundingBox(), place, 'the star that was pressed moved');
    await row('Gemma 4 31B').getByRole('button', { name: 'Gemma 4 31B', exact: true }).click();
    await press('Use it');
    await details().getByText('It answers your next question.').waitFor();
    await statusItem(page, 'model').getByText('Gemma 4 31B').waitFor();
    await details().getByRole('textbox', { name: 'Your note' }).fill('Writes well');
    await page.keyboard.press('Escape');
    await row('Gemma 4 31B').getByText('note', { exact: true }).waitFor();
    await row('Laguna XS 2.1').getByRole('button', { name: 'Laguna XS 2.1', exact: true }).click();
    await press('Hide');
    await row('Laguna XS 2.1').waitFor({ state: 'detached' });
    await press('Close');
    await press('Hidden');
    await row('Laguna XS 2.1').waitFor();
    assert.equal(await rows().count(), 1);
    await press('Hidden');
  });

  it('is there again after a reload of the window, as it was left', async () => {
    await runCommand(page, 'Developer: Reload Window');
    await row('Gemma 4 31B').getByText('in use').waitFor({ timeout: 60_000 });
    assert.ok((await rows().count()) < 30);
    assert.equal(await row('Laguna XS 2.1').count(), 0);
  });

  it('compares those that are ticked', async () => {
    for (const name of ['Gemma 4 31B', 'Nemotron 3 Super'])
      await row(name).getByRole('checkbox').check();
    await press('Compare 2 models');
    await quickInput(page).fill('What is a queue?');
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-title').getByText('Compare 2 models (2 requests)').waitFor();
    await quickPickRows(page)
      .first()
      .filter({ hasText: /Gemma 4 31B|Nemotron 3 Super/ })
      .waitFor();
    await closePicker(page);
    assert.equal(window.simulator.requests.length, 0);
  });
});
