import * as assert from 'node:assert/strict';
import { runCommand, useTheme, webviewFrame } from '../vscode/page';
import { composer } from './chat';
import { openFrugal, type FrugalWindow } from './frugalWindow';

describe('the packaged extension in a real window', () => {
  let window: FrugalWindow;

  before(async () => {
    window = await openFrugal();
  });

  after(async () => {
    await window.close();
  });

  it('is installed', async () => {
    const { page } = window;
    await runCommand(page, 'Extensions: Show Installed Extensions');
    await page.locator('.extension-list-item', { hasText: 'Frugal' }).waitFor();
  });

  it('shows its chat, and asks nobody for it', async () => {
    const { page, simulator } = window;
    await page.getByRole('tab', { name: 'Frugal' }).click();
    const chat = await webviewFrame(page, 'textarea');
    await chat.getByRole('textbox').waitFor();
    assert.deepEqual(simulator.journal, []);
  });

  it('tells its keys with Alt+F1', async () => {
    const { page } = window;
    await composer(page).press('Alt+F1');
    await page.locator('.tab.active', { hasText: 'Frugal: Accessibility Help' }).waitFor();
    await page.locator('.view-line', { hasText: 'Ctrl+L goes to' }).waitFor();
  });

  it('changes its colours with the theme', async () => {
    const chat = await webviewFrame(window.page, 'textarea');
    const seen = new Set<string>();
    for (const theme of ['Light Modern', 'Dark High Contrast', 'Dark Modern'] as const) {
      await useTheme(window.page, theme);
      seen.add(await chat.evaluate(() => getComputedStyle(document.body).color));
    }
    assert.equal(seen.size, 3);
  });
});
