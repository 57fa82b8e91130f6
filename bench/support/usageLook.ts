// Pictures of the built usage page with a sample month: tsx bench/support/usageLook.ts FOLDER
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { usagePeriods } from '../../src/shared/usage';
import { usageStrings } from '../../src/shared/usageStrings';
import { launchChromium } from './chromium';
import { servePage } from '../../test/page/pageServer';
import { usageSample } from './usageSample';

const [folder = '.cache/look'] = process.argv.slice(2);
const bundles = process.env['PAGE'] ?? path.resolve(import.meta.dirname, '../../dist/webview');
const looks = [
  ['dark', 1000, 30],
  ['dark', 300, 30],
  ['light', 700, 400],
  ['highContrast', 1000, 7],
  ['highContrastLight', 300, 7],
] as const;

mkdirSync(folder, { recursive: true });
async function look(): Promise<void> {
  await using server = await servePage(bundles);
  const browser = await launchChromium();
  for (const [theme, width, period] of looks) {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    page.on('pageerror', (error) => console.log(error));
    await page.goto(server.address(theme, 'usage'));
    const usage = usageSample(usagePeriods.find((one) => one === period) ?? 30);
    await page.evaluate((message) => postMessage(message), {
      type: 'usage',
      usage,
      strings: usageStrings,
    });
    await page.locator('main').waitFor();
    const name = `usage-${theme}-${width}-${period}`;
    await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
    await page.close();
  }
  await browser.close();
}

void look();
