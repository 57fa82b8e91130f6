import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { takePicture, useTheme, webviewFrame, type Theme } from '../vscode/page';
import { chatOf } from './chat';
import { openFrugal, type FrugalWindow } from './frugalWindow';
import { looks, setChatWidth } from './looks';

const axe = fs.readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');

const themes = [
  'Light Modern',
  'Dark Modern',
  'Light High Contrast',
  'Dark High Contrast',
] as const satisfies readonly Theme[];

/** What axe finds wrong with the chat, one line for each place. */
async function complaints(page: Page): Promise<readonly string[]> {
  const frame = await webviewFrame(page, 'textarea');
  // The page's policy lets nobody add a script; what is evaluated from here is not bound by it.
  await frame.evaluate(axe);
  const found = await frame.evaluate(async () => {
    // VS Code draws this behind the page, which is transparent.
    document.documentElement.style.backgroundColor = 'var(--vscode-sideBar-background)';
    return (globalThis as { axe?: { run(): Promise<AxeResults> } }).axe?.run();
  });
  assert.ok(found);
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary ?? ''}`),
  );
}

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
