import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import {
  openFile,
  quickPickRows,
  runCommand,
  selectLines,
  takePicture,
  useTheme,
} from '../vscode/page';
import { themes } from './axe';
import { finished, openWithKey } from './chat';
import type { FrugalWindow } from './frugalWindow';
import { setChatWidth } from './looks';

describe('a change that is reviewed in the editor', function () {
  this.bail(true); // each step begins where the one before ended
  let window: FrugalWindow;
  let page: Page;
  const tab = (): Locator => page.locator('.tab', { hasText: 'Review: cart.ts' });
  const lens = (text: string): Locator => page.locator('.codelens-decoration', { hasText: text });
  const tabOfFile = (): Locator => page.locator('.tab.active.dirty', { hasText: 'cart.ts' });
  const said = (text: string): Locator => page.locator('.part.statusbar', { hasText: text });

  before(async () => {
    window = await openWithKey({
      size: { width: 1200, height: 800 },
      settings: { 'files.autoSave': 'off' },
    });
    ({ page } = window);
  });

  after(async () => {
    await window.close();
  });

  it('takes the place of the file, with the changes in sight in every theme', async () => {
    const code = fs.readFileSync(path.join(window.folder, 'cart.ts'), 'utf8');
    const changed = code
      .replace('if (customer.isMember === true)', 'if (customer.isMember)')
      .replace('return Math.round(result)', 'return Math.floor(result)');
    window.simulator.answer(`\`\`\`typescript\n${changed}\`\`\``);
    await openFile(page, 'cart.ts');
    await selectLines(page, 1, 39);
    await runCommand(page, 'Frugal: Refactor');
    await quickPickRows(page).filter({ hasText: 'Make it simpler' }).click();
    await finished(page, 1);
    await tab().waitFor();
    await said('Change 1 of 2: 1 lines added, 1 removed.').waitFor();
    await lens('Accept all').waitFor();
    await lens('2 of 2').waitFor();
    for (const theme of themes) {
      await useTheme(page, theme);
      for (const width of theme === 'Dark Modern' ? [620, 300] : [300]) {
        await setChatWidth(page, width);
        await takePicture(page, `review-${theme.toLowerCase().replaceAll(' ', '-')}-${width}`);
      }
    }
  });

  it('is decided with the keyboard, change by change', async () => {
    await runCommand(page, 'View: Focus Active Editor Group');
    await page.keyboard.press('Alt+Enter');
    await said('Change 1 of 1').waitFor();
    await lens('1 of 1').waitFor();
    await takePicture(page, 'review-one-left');
    await page.keyboard.press('Alt+Backspace');
    await tab().waitFor({ state: 'detached' });
  });

  it('leaves the keyboard in the file, with what was accepted, which one undo takes back', async () => {
    const file = path.join(window.folder, 'cart.ts');
    const original = fs.readFileSync(file, 'utf8');
    await tabOfFile().waitFor();
    await page.keyboard.press('Control+S');
    await page.locator('.tab.dirty').waitFor({ state: 'detached' });
    assert.match(fs.readFileSync(file, 'utf8'), /if \(customer\.isMember\) \{/);
    assert.match(fs.readFileSync(file, 'utf8'), /Math\.round\(result\)/);
    await page.keyboard.press('Control+Z');
    await tabOfFile().waitFor();
    await page.keyboard.press('Control+S');
    await page.locator('.tab.dirty').waitFor({ state: 'detached' });
    assert.equal(fs.readFileSync(file, 'utf8'), original);
    assert.equal(window.simulator.requests.length, 1);
  });
});
