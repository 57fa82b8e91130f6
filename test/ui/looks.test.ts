import * as assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { takePicture, useTheme, webviewFrame, type Theme } from '../vscode/page';
import { axeComplaints, rulesFor, themes } from './axe';
import { chatOf } from './chat';
import { openFrugal, type FrugalWindow } from './frugalWindow';
import { looks, setChatWidth } from './looks';

const complaints = (page: Page, theme: Theme): Promise<readonly string[]> =>
  axeComplaints(page, 'textarea', '--vscode-sideBar-background', rulesFor(theme, themes));

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

/** What VS Code gives a page to wear in a theme. */
interface Clothes {
  readonly html: string;
  readonly body: readonly (readonly [name: string, value: string])[];
}

describe('the chat', () => {
  let window: FrugalWindow;
  let page: Page;
  const known = new Map<Theme, Clothes>();

  before(async () => {
    window = await openFrugal({ size: { width: 1200, height: 800 }, withTools: true });
    ({ page } = window);
  });

  after(async () => {
    await window.close();
  });

  /** The first time VS Code changes its theme; then the page wears what it was given that time, which is quicker by far. */
  const wear = async (theme: Theme): Promise<void> => {
    const clothes = known.get(theme);
    const frame = await webviewFrame(page, 'textarea');
    if (!clothes) {
      await useTheme(page, theme);
      await chatOf(page).locator(`body[data-vscode-theme-name="${theme}"]`).waitFor();
      const given = await frame.evaluate(() => ({
        html: document.documentElement.style.cssText,
        body: [...document.body.attributes].map(({ name, value }) => [name, value] as const),
      }));
      known.set(theme, given);
      return;
    }
    await frame.evaluate(({ html, body }) => {
      document.documentElement.style.cssText = html;
      for (const [name, value] of body) document.body.setAttribute(name, value);
    }, clothes);
  };

  for (const [name, show] of Object.entries(looks)) {
    it(`suits everybody: ${name}`, async () => {
      await show(window);
      const picture = (theme: Theme, width: number): Promise<void> =>
        takePicture(page, `${name}-${theme.toLowerCase().replaceAll(' ', '-')}-${width}`);
      await setChatWidth(page, 300);
      for (const theme of themes) {
        await wear(theme);
        assert.deepEqual(await complaints(page, theme), [], theme);
        assert.deepEqual(await overflow(page), [], `${theme}, 300 pixels`);
        await picture(theme, 300);
      }
      await wear('Dark Modern');
      await setChatWidth(page, 620);
      assert.deepEqual(await overflow(page), [], '620 pixels');
      await picture('Dark Modern', 620);
    });
  }
});
