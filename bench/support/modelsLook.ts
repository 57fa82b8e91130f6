// Pictures of the built models page: tsx bench/support/modelsLook.ts FOLDER
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import {
  detailsSample,
  hostsSample,
  modelsSample,
  modelsStates,
  toModels,
} from '../../test/page/modelsSamples';
import { servePage } from '../../test/page/pageServer';
import type { ToModelsPage } from '../../src/shared/modelsProtocol';
import type { Page } from 'playwright-core';
import { launchChromium } from './chromium';

const [folder = '.cache/look'] = process.argv.slice(2);
const bundles = process.env['PAGE'] ?? path.resolve(import.meta.dirname, '../../dist/webview');
const looks = [
  ['dark', 1200, 'table'],
  ['light', 800, 'failed'],
  ['dark', 300, 'noKey'],
  ['highContrast', 1200, 'table'],
  ['highContrastLight', 600, 'table'],
  ['light', 300, 'empty'],
] as const;

mkdirSync(folder, { recursive: true });
async function look(): Promise<void> {
  await using server = await servePage(bundles);
  const browser = await launchChromium();
  for (const [theme, width, state] of looks) {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    page.on('pageerror', (error) => console.log(error));
    await page.goto(server.address(theme, 'models'));
    const tell = (message: ToModelsPage): Promise<void> =>
      page.evaluate((told) => postMessage(told), message);
    for (const message of modelsStates[state]?.() ?? []) await tell(message);
    await page.locator('main').waitFor();
    const name = path.join(folder, `models-${theme}-${width}-${state}`);
    await page.screenshot({ path: `${name}.png` });
    if (state === 'empty') continue;
    await page.locator('.changes summary').click();
    await page.screenshot({ path: `${name}-changes.png` });
    await page.locator('.changes summary').click();
    await page.locator('tbody .name button').first().click();
    await tell({ type: 'details', id: hostsSample.id, details: detailsSample });
    await tell(hostsSample);
    await page.screenshot({ path: `${name}-details.png` });
    await page.close();
  }
  await measure(
    await browser.newPage({ viewport: { width: 1200, height: 900 } }),
    server.address('dark', 'models'),
  );
  await browser.close();
}

/** How long the whole list takes to be drawn and sorted, to the next frame. */
async function measure(page: Page, address: string): Promise<void> {
  // tsx names functions by one that the page does not have.
  await page.addInitScript('globalThis.__name = (named) => named');
  await page.goto(address);
  const times = await page.evaluate(async (message) => {
    const frame = (): Promise<unknown> =>
      new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
    const timed = async (act: () => void): Promise<readonly number[]> => {
      await frame();
      const start = performance.now();
      act();
      const script = performance.now() - start;
      document.body.getBoundingClientRect();
      const layout = performance.now() - start;
      await frame();
      return [script, layout, performance.now() - start].map(Math.round);
    };
    const open = await timed(() => postMessage(message));
    while (!document.querySelector('tbody tr')) await frame();
    const rows = document.querySelectorAll('tbody tr').length;
    const sorts: (readonly number[])[] = [];
    for (const column of ['name', 'context', 'codingIndex', 'priceIn', 'priceIn', 'listed'])
      sorts.push(
        await timed(() => document.querySelector<HTMLElement>(`thead .${column} button`)?.click()),
      );
    return { rows, open, sorts };
  }, toModels(modelsSample()));
  console.log(JSON.stringify(times));
}

void look();
