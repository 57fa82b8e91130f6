import * as assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { takePicture, useTheme } from '../vscode/page';
import { axeComplaints, themes } from './axe';
import { chatOf } from './chat';
import { openFrugal, type FrugalWindow } from './frugalWindow';
import { looks, setChatWidth } from './looks';

const complaints = (page: Page): Promise<readonly string[]> =>
  axeComplaints(page, 'textarea', '--vscode-sideBar-background');

/** What sticks out of the page or is cut off by it. */
const overflow = (page: Page): Promise<readonly string[]> =>
  chatOf(page)
    .locator('body')
    .evaluate((body) =>
      [...body.querySelectorAll('button, p, h1, h2, h3, .chip, .figures, textarea')]
        .filter((element) => {
          const { left, right, width } = element.getBoundingClientRect();
          return width > 1 && (left < 0 || right > innerWidth);
        })
        .map((element) => element.outerHTML.slice(0, 200)),
    );

describe('the chat', () => {
  let window: FrugalWindow;
  let page: Page;
  let turn = 0;

  before(async () => {
    window = await openFrugal({ size: { width: 1200, height: 800 } });
    ({ page } = window);
  });

  after(async () => {
    await window.close();
  });

  for (const [name, show] of Object.entries(looks)) {
    it(`suits everybody: ${name}`, async () => {
      await show(window);
      for (const [index, theme] of (turn++ % 2 === 0 ? themes : themes.toReversed()).entries()) {
        // Each state begins in the theme in which the one before ended.
        if (turn === 1 || index > 0) await useTheme(page, theme);
        await chatOf(page).locator(`body[data-vscode-theme-name="${theme}"]`).waitFor();
        assert.deepEqual(await complaints(page), [], theme);
        for (const width of theme === 'Dark Modern' ? [620, 300] : [300]) {
          await setChatWidth(page, width);
          assert.deepEqual(await overflow(page), [], `${theme}, ${width} pixels`);
          await takePicture(page, `${name}-${theme.toLowerCase().replaceAll(' ', '-')}-${width}`);
        }
      }
    });
  }
});
