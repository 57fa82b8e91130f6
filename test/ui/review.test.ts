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
import { chatOf, finished, openWithKey } from './chat';
import type { FrugalWindow } from './frugalWindow';
import { setChatWidth } from './looks';
import { until } from './until';

describe('a change that is reviewed in the editor', function () {
  this.bail(true); // each step begins where the one before ended
  let window: FrugalWindow;
  let page: Page;
  let code: string;
  const tab = (): Locator => page.locator('.tab', { hasText: 'Review: cart.ts' });
  const lens = (text: string): Locator => page.locator('.codelens-decoration', { hasText: text });
  const tabOfFile = (): Locator => page.locator('.tab.active.dirty', { hasText: 'cart.ts' });
  const said = (text: string): Locator => page.locator('.part.statusbar', { hasText: text });
  const file = (): string => fs.readFileSync(path.join(window.folder, 'cart.ts'), 'utf8');
  const focusReview = (): Promise<void> => runCommand(page, 'View: Focus Active Editor Group');

  /** Whether VS Code has a copy of a file that is not saved, with this text in it. */
  function isBackedUp(text: string): boolean {
    const folder = path.join(window.server.folder, 'user');
    return fs
      .readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.parentPath.includes('Backups'))
      .some((entry) => fs.readFileSync(path.join(entry.parentPath, entry.name)).includes(text));
  }

  async function save(): Promise<void> {
    await tabOfFile().waitFor();
    await page.keyboard.press('Control+S');
    await page.locator('.tab.dirty').waitFor({ state: 'detached' });
  }

  /** Asks for a change of the whole file, for the time that this number tells, and waits for its review. */
  async function propose(changed: string, count: number): Promise<void> {
    window.simulator.answer(`\`\`\`typescript\n${changed}\`\`\``);
    await openFile(page, 'cart.ts');
    await selectLines(page, 1, 39);
    await runCommand(page, 'Frugal: Refactor');
    await quickPickRows(page).filter({ hasText: 'Make it simpler' }).click();
    await finished(page, count);
    await tab().waitFor();
  }

  before(async () => {
    window = await openWithKey({
      size: { width: 1200, height: 800 },
      settings: { 'files.autoSave': 'off', 'frugal.answerCache': false },
    });
    ({ page } = window);
    code = file();
  });

  after(async () => {
    await window.close();
  });

  it('takes the place of the file, with the changes in sight [every host]', async () => {
    const simpler = code
      .replace('if (customer.isMember === true)', 'if (customer.isMember)')
      .replace('return Math.round(result)', 'return Math.floor(result)');
    await propose(simpler, 1);
    await said('Change 1 of 2: +1 −1').waitFor();
    await lens('Accept all').waitFor();
    await lens('2 checks passed').waitFor();
    await lens('2 of 2').waitFor();
  });

  it('is drawn in every theme', async () => {
    for (const theme of themes) {
      await useTheme(page, theme);
      for (const width of theme === 'Dark Modern' ? [620, 300] : [300]) {
        await setChatWidth(page, width);
        await takePicture(page, `review-${theme.toLowerCase().replaceAll(' ', '-')}-${width}`);
      }
    }
  });

  it('is gone through and decided with the keyboard, change by change [every host]', async () => {
    await focusReview();
    await page.keyboard.press('Alt+F5');
    await said('Change 2 of 2').waitFor();
    await page.keyboard.press('Shift+Alt+F5');
    await said('Change 1 of 2').waitFor();
    await page.keyboard.press('Alt+Enter');
    await said('Change 1 of 1').waitFor();
    await lens('1 of 1').waitFor();
    await takePicture(page, 'review-one-left');
  });

  it('comes back when the window is reloaded in the middle of it, and goes on [every host]', async () => {
    await page.locator('.tab.dirty', { hasText: 'cart.ts' }).waitFor();
    // VS Code keeps what is not saved a second after the last change.
    await until('the accepted change in a backup', () => isBackedUp('if (customer.isMember) {'));
    await page.reload();
    await tab().waitFor({ timeout: 60_000 });
    await lens('1 of 1').waitFor();
    await chatOf(page).getByText('1 of 2 decided').waitFor();
    await focusReview();
    await page.keyboard.press('Alt+Backspace');
    await tab().waitFor({ state: 'detached' });
    await chatOf(page).getByText('Change accepted').waitFor();
  });

  it('leaves the keyboard in the file, with what was accepted', async () => {
    await save();
    assert.match(file(), /if \(customer\.isMember\) \{/);
    assert.match(file(), /Math\.round\(result\)/);
  });

  it('is accepted as a whole with the keyboard, and one undo takes it back', async () => {
    const before = file();
    await propose(before.replaceAll('sum', 'total'), 2);
    await focusReview();
    await page.keyboard.press('Control+Enter');
    await tab().waitFor({ state: 'detached' });
    await save();
    assert.equal(file(), before.replaceAll('sum', 'total'));
    await page.keyboard.press('Control+Z');
    await save();
    assert.equal(file(), before);
  });

  it('is discarded as a whole with the keyboard, and typing goes to the file at Enter', async () => {
    const before = file();
    await propose(before.replaceAll('sum', 'amount'), 3);
    await focusReview();
    await page.keyboard.press('Enter');
    await page.locator('.tab.active', { hasText: /^cart\.ts/ }).waitFor();
    await tab().click();
    await focusReview();
    await page.keyboard.press('Control+Backspace');
    await tab().waitFor({ state: 'detached' });
    await chatOf(page).getByText('Change discarded').waitFor();
    assert.equal(file(), before);
    assert.equal(window.simulator.requests.length, 3);
  });
});
