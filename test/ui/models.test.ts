import * as assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { notification, quickPickRows, runCommand, takePicture } from '../vscode/page';
import { Catalogue } from '../simulator/catalogue';
import { ask, button, closePicker, finished, openWithKey, statusItem } from './chat';
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

  it('has a model with a star first next time, marked by a click or by the keyboard', async () => {
    const name = 'Nemotron 3 Super';
    const list = page.locator('.quick-input-list');
    const row = quickPickRows(page).filter({ hasText: name }).last();
    const heading = list.getByText('Favourites', { exact: true }).filter({ visible: true });
    const star = row.getByRole('button', { name: 'Add to the favourites' });
    const starred = row.getByRole('button', { name: 'Remove from the favourites' });
    const openPicker = async (): Promise<void> => {
      await button(page, /^Model: /).click();
      await row.waitFor();
    };
    await openPicker();
    await row.hover();
    await star.click();
    await starred.waitFor();
    await takePicture(page, 'favourites');
    await closePicker(page);
    await button(page, new RegExp(`^Model: ${name}`)).waitFor();

    await openPicker();
    await heading.waitFor();
    await list.getByText(`now ${name}, a favourite`).waitFor();
    await page.keyboard.press('ArrowDown');
    for (const next of [star, starred, star]) {
      // To the list, and to the star of its active line.
      await page.keyboard.press('Tab');
      if ((await page.locator('.quick-input-list .monaco-list:focus').count()) > 0)
        await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await next.waitFor();
    }
    await closePicker(page);
    await button(page, /^Model: Qwen/).waitFor();
    await openPicker();
    assert.equal(await heading.count(), 0);
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
    assert.equal(window.simulator.requests.length, 0);
  });

  it('tells how each model has been doing, and whom Frugal would ask now [every host]', async () => {
    window.simulator.fault('sharedPool');
    await ask(page, 'What is a queue?');
    const answer = await finished(page, 1);
    const answering = (await answer.getAttribute('aria-label')) ?? '';
    await statusItem(page, 'model').click();
    const list = page.locator('.quick-input-list');
    await list.getByText(`now ${answering}`).waitFor();
    const row = (name: string) => quickPickRows(page).filter({ hasText: name });
    await row('Qwen3.8 27B').filter({ hasText: 'last 24 h: answered 0 of 1, busy 1' }).waitFor();
    await row(answering).filter({ hasText: 'last 24 h: answered 1 of 1, first word' }).waitFor();
    await takePicture(page, 'how-models-are-doing');
    await closePicker(page);
  });
});
