import * as assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { notification, quickPickRows, runCommand } from '../vscode/page';
import { Catalogue } from '../simulator/catalogue';
import { button, closePicker, openWithKey, statusItem } from './chat';
import type { FrugalWindow } from './frugalWindow';
import { until } from './until';

describe('picking a model', () => {
  let window: FrugalWindow;
  let page: Page;

  before(async () => {
    window = await openWithKey();
    ({ page } = window);
  });

  after(async () => {
    assert.equal(window.simulator.requests.length, 0);
    await window.close();
  });

  it('shows free models only, in their groups, with what they can do', async () => {
    await button(page, /^Model: /).click();
    await quickPickRows(page).first().waitFor();
    const list = page.locator('.quick-input-list');
    await list.getByText('Recommended for code').waitFor();
    await list.getByText('Large', { exact: true }).waitFor();
    await list.getByText('Always the best free model for code').waitFor();
    await list
      .getByText(/context · tools/)
      .first()
      .waitFor();
    await page.keyboard.type('Claude');
    await until('an empty list', async () => (await quickPickRows(page).count()) === 0);
    await closePicker(page);
  });

  it('changes the composer and the status bar, and costs nothing', async () => {
    await statusItem(page, 'model').click();
    await quickPickRows(page).first().waitFor();
    await page.keyboard.type('Gemma 4 31B');
    await quickPickRows(page).filter({ hasText: 'Gemma 4 31B' }).first().click();
    await button(page, /^Model: Gemma 4 31B/).waitFor();
    await statusItem(page, 'model').getByText('Gemma 4 31B').waitFor();
  });

  it('tells once that the model has left, and offers the next best', async () => {
    const { models } = new Catalogue();
    window.simulator.setModels(models.filter(({ id }) => !id.includes('gemma-4-31b')));
    await runCommand(page, 'Frugal: Refresh Models');
    const told = notification(page, /has left the list of OpenRouter/);
    await told.waitFor();
    assert.equal(await told.count(), 1);
    await told.getByRole('button', { name: /^Use / }).click();
    await statusItem(page, 'model').getByText('Qwen').waitFor();
    await runCommand(page, 'Frugal: Refresh Models');
    await notification(page, /models/i)
      .first()
      .waitFor();
    assert.equal(await told.count(), 0);
  });
});
