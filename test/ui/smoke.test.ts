import { runCommand, useTheme } from '../vscode/page';
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

  it('changes its colours with the theme', async () => {
    for (const theme of ['Light Modern', 'Dark High Contrast', 'Dark Modern'] as const) {
      await useTheme(window.page, theme);
    }
  });
});
