// Pictures of the built page in its sample states: tsx bench/support/pageLook.ts FOLDER [STATE...]
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { pageStrings } from '../../src/shared/strings';
import { launchChromium } from './chromium';
import { pageSamples } from '../../test/page/pageSamples';
import { servePage } from '../../test/page/pageServer';
import type { ThemeName } from '../../test/page/pageThemes';

const [folder = '.cache/look', ...wanted] = process.argv.slice(2);
const bundles = process.env['PAGE'] ?? path.resolve(import.meta.dirname, '../../dist/webview');
const sizes = [
  { theme: 'dark', width: 380, height: 760 },
  { theme: 'dark', width: 300, height: 900 },
  { theme: 'dark', width: 250, height: 600 },
  { theme: 'light', width: 700, height: 760 },
  { theme: 'highContrast', width: 300, height: 900 },
  { theme: 'highContrastLight', width: 380, height: 760 },
] as const satisfies readonly { theme: ThemeName; width: number; height: number }[];

mkdirSync(folder, { recursive: true });
async function look(): Promise<void> {
  await using server = await servePage(bundles);
  const browser = await launchChromium();
  for (const { theme, width, height } of sizes) {
    for (const [name, state] of Object.entries(pageSamples)) {
      if (wanted.length > 0 && !wanted.includes(name)) continue;
      const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: 1.5 });
      page.on('console', (message) => console.log(message.text()));
      page.on('pageerror', (error) => console.log(error));
      await page.goto(server.address(theme));
      await page.evaluate((message) => postMessage(message), {
        type: 'state',
        state,
        strings: pageStrings,
      });
      await page.waitForSelector('.compose');
      await page.waitForTimeout(400);
      const trouble = await page.evaluate(
        'JSON.stringify([violations, posted.filter((m) => m.type === "pageError")])',
      );
      if (trouble !== '[[],[]]') console.log(name, trouble);
      await page.screenshot({ path: path.join(folder, `${name}-${theme}-${width}.png`) });
      await page.close();
    }
  }
  await browser.close();
}

void look();
