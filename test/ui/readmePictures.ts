// Takes the pictures of README.md from the real product: `npm run pictures`.
import * as assert from 'node:assert/strict';
import * as path from 'node:path';
import type { Page, PageScreenshotOptions } from 'playwright-core';
import { repository } from '../vscode/folders';
import { openFile, quickPickRows, runCommand, selectLines, useTheme } from '../vscode/page';
import { button, closePicker, finished, lastAnswer, openWithKey, statusItem } from './chat';
import type { FrugalWindow } from './frugalWindow';
import { setChatWidth } from './looks';
import { until } from './until';

type Clip = NonNullable<PageScreenshotOptions['clip']>;

describe('the pictures of the README', () => {
  let window: FrugalWindow;
  let page: Page;

  const take = async (name: string, clip?: Clip): Promise<void> => {
    const file = path.join(repository, 'media/pictures', `${name}.png`);
    await page.screenshot({ path: file, ...(clip && { clip }) });
  };

  before(async () => {
    window = await openWithKey({
      size: { width: 1200, height: 750 },
      settings: {
        'chat.disableAIFeatures': true,
        'editor.minimap.enabled': false,
        'editor.renderWhitespace': 'none',
        'workbench.colorTheme': 'Dark Modern',
      },
    });
    ({ page } = window);
    await useTheme(page, 'Dark Modern');
    await openFile(page, 'retry.ts');
    await setChatWidth(page, 380);
  });

  after(async () => {
    await window.close();
  });

  it('chat: an answer comes in', async () => {
    await selectLines(page, 2, 21);
    window.simulator.setRate({ deltasPerSecond: 25, charactersPerDelta: 10 });
    await runCommand(page, 'Frugal: Explain');
    await lastAnswer(page).locator('.hljs-keyword').first().waitFor();
    await lastAnswer(page).getByText('The wait is the same').waitFor();
    await take('chat');
    window.simulator.setRate({});
    await finished(page, 1);
  });

  it('review: a change is proposed', async () => {
    await runCommand(page, 'Frugal: Refactor');
    await quickPickRows(page).filter({ hasText: 'Make it simpler' }).click();
    await button(page, 'Accept').waitFor();
    await page.locator('.codelens-decoration', { hasText: 'Accept' }).first().waitFor();
    await take('review');
    await button(page, 'Accept').click();
  });

  it('quota: what is left, when it comes back, how sure that is', async () => {
    const hover = page.locator('.workbench-hover', { hasText: 'Free requests today' });
    await page.locator('.tab', { hasText: 'Review: retry.ts' }).waitFor({ state: 'detached' });
    await until('the hover of the quota', async () => {
      await page.mouse.move(1000, 620); // the status bar still moves what is in it
      await statusItem(page, 'quota').hover();
      return hover.waitFor({ timeout: 2000 }).then(
        () => true,
        () => false,
      );
    });
    const box = await hover.boundingBox();
    assert.ok(box);
    const [x, y] = [box.x - 60, box.y - 24];
    await take('quota', { x, y, width: box.width + 120, height: 750 - y });
  });

  it('models: the free ones, by what they are good for', async () => {
    await page.mouse.move(600, 300);
    await runCommand(page, 'Frugal: Pick Model');
    await quickPickRows(page).filter({ hasText: 'context' }).first().waitFor();
    await page.mouse.move(1000, 620);
    await page.locator('.workbench-hover', { hasText: 'Free models only' }).waitFor({
      state: 'detached',
    });
    const box = await page.locator('.quick-input-widget').boundingBox();
    assert.ok(box);
    await take('models', box);
    await closePicker(page);
  });
});
