import * as assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { quickInput, quickPickRows, takePicture } from '../vscode/page';
import { button, chatOf } from './chat';
import { openFrugal, type FrugalWindow } from './frugalWindow';

describe('VS Code in German', () => {
  let window: FrugalWindow;
  let page: Page;

  before(async () => {
    window = await openFrugal({ language: 'de' });
    ({ page } = window);
  });

  after(() => window.close());

  it('has a Frugal that speaks German: its page, its commands and what it asks [every host]', async () => {
    await page.getByRole('tab', { name: 'Frugal' }).click();
    await button(page, 'API-Schlüssel einfügen').waitFor();
    assert.equal(await chatOf(page).locator('html').getAttribute('lang'), 'de');
    await button(page, 'API-Schlüssel einfügen').click();
    await page.locator('.quick-input-widget').getByText('Schlüssel').first().waitFor();
    await takePicture(page, 'german');
    await page.keyboard.press('Escape');
    await page.keyboard.press('F1');
    await quickInput(page).fill('>Frugal: Erklären');
    await quickPickRows(page).filter({ hasText: 'Erklären (1 Anfrage)' }).waitFor();
    await takePicture(page, 'german-commands');
  });
});
