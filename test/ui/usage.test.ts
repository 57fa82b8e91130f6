import * as assert from 'node:assert/strict';
import type { FrameLocator, Page } from 'playwright-core';
import { notification, runCommand, takePicture, useTheme } from '../vscode/page';
import { axeComplaints, rulesFor, themes } from './axe';
import { ask, chatOf, finished, newChat, openWithKey, statusItem } from './chat';
import type { FrugalWindow } from './frugalWindow';
import { until } from './until';

/** The document of the usage panel. */
function usageOf(page: Page): FrameLocator {
  const panel = 'iframe.webview[src*="extensionId=frugal.frugal"]:right-of(.part.sidebar)';
  return page.frameLocator(panel).frameLocator('iframe#active-frame');
}

describe('the usage view', () => {
  let window: FrugalWindow;
  let page: Page;

  before(async () => {
    window = await openWithKey({
      size: { width: 1600, height: 1000 },
      // One request a turn: what goes wrong is seen, and not mended by another model.
      settings: { 'frugal.maxRequestsPerTurn': 1 },
    });
    ({ page } = window);
  });

  after(async () => {
    await window.close();
  });

  const heading = (name: string) => usageOf(page).getByRole('heading', { name, exact: true });

  /** The rows of a table, with its heading first. */
  async function tableOf(name: string): Promise<readonly (readonly string[])[]> {
    const summary = usageOf(page).locator('summary', { hasText: 'Table' });
    const own = summary.and(usageOf(page).getByLabel(`Table: ${name}`, { exact: true }));
    if (!(await own.evaluate((element) => element.parentElement?.hasAttribute('open')))) {
      await own.focus();
      await page.keyboard.press('Enter');
    }
    const table = usageOf(page).getByRole('region', { name, exact: true }).getByRole('table');
    await table.waitFor();
    return table.evaluate((element) =>
      [...(element as HTMLTableElement).rows].map((row) =>
        [...row.cells].map((cell) => cell.textContent),
      ),
    );
  }

  it('opens with a click on the quota, and teaches while there is nothing [every host]', async () => {
    await statusItem(page, 'quota').click();
    await heading('No request in these 30 days').waitFor();
    await heading('Free requests today: OpenRouter').waitFor();
    await takePicture(page, 'usage-empty');
    assert.equal(window.simulator.requests.length, 0);
  });

  it('shows a request as soon as it has ended [every host]', async () => {
    await ask(page, 'What is a queue?');
    await finished(page, 1);
    await heading('Requests per day').waitFor();
    const [head, today] = await tableOf('Requests per day');
    assert.deepEqual(head, ['Day', 'Requests', 'Answered', 'Stopped', 'Failed']);
    assert.match(today?.[0] ?? '', /today$/);
    assert.deepEqual(today?.slice(1), ['1', '1', '0', '0']);
  });

  it('tells what the ledger tells, by outcome, purpose, model and cause', async () => {
    window.simulator.fault('moderation', { times: Infinity });
    await ask(page, 'And what is a deque?');
    await finished(page, 2);
    window.simulator.clearFaults();
    await newChat(page);
    await ask(page, 'What is a ring buffer?');
    await finished(page, 1);
    const sent = window.simulator.requests.length;
    await until('all requests in the table', async () => {
      const [, today] = await tableOf('Requests per day');
      return today?.[1] === String(sent);
    });
    const [, today] = await tableOf('Requests per day');
    assert.deepEqual(today?.slice(1), [String(sent), String(sent - 1), '0', '1']);
    const [, ...purposes] = await tableOf('What for');
    assert.deepEqual(
      purposes.map(([name, requests]) => [name, requests]),
      [['Chat', String(sent)]],
    );
    const [, ...causes] = await tableOf('What went wrong');
    assert.equal(causes.length, 1);
    assert.equal(causes[0]?.[1], '1');
    const [, success] = await tableOf('Success rate per day');
    assert.deepEqual(success?.slice(1), ['67 %', '2', '1']);
    const [, ...models] = await tableOf('Models');
    const asked = models.reduce((sum, [, requests]) => sum + Number(requests), 0);
    assert.equal(asked, sent);
    const suits = usageOf(page).getByRole('region', { name: 'Which model suits', exact: true });
    const [suitsHead] = await suits.locator('tr').allInnerTexts();
    assert.match(suitsHead ?? '', /Model\s+Answered\s+Busy\s+Empty\s+Edits accepted\s+Median time/);
    await usageOf(page)
      .getByRole('img', { name: /^Requests per day\. 3 in all\./ })
      .waitFor();
  });

  it('shows another period by keyboard', async () => {
    await usageOf(page).getByRole('radio', { name: '30 days' }).focus();
    await page.keyboard.press('ArrowRight');
    await heading('Requests per week').waitFor();
    await page.keyboard.press('ArrowLeft');
    await heading('Requests per day').waitFor();
  });

  it('is there again after a reload of the window', async () => {
    await runCommand(page, 'Developer: Reload Window');
    await heading('Requests per day').waitFor({ timeout: 60_000 });
    const [, today] = await tableOf('Requests per day');
    assert.equal(today?.[1], String(window.simulator.requests.length));
  });

  for (const theme of themes) {
    it(`suits everybody: ${theme}`, async () => {
      await useTheme(page, theme);
      const body = usageOf(page).locator(`body[data-vscode-theme-name="${theme}"]`);
      await body.waitFor();
      for (const name of ['Models', 'Success rate per day']) await tableOf(name);
      const rules = rulesFor(theme, themes);
      assert.deepEqual(await axeComplaints(page, 'main', '--vscode-editor-background', rules), []);
      await takePicture(page, `usage-${theme.toLowerCase().replaceAll(' ', '-')}-wide`);
      for (const width of [1600, 700]) {
        await page.setViewportSize({ width, height: 1000 });
        await takePicture(page, `usage-${theme.toLowerCase().replaceAll(' ', '-')}-${width}`);
        const outside = await usageOf(page)
          .locator('main')
          .evaluate((main) =>
            [...main.querySelectorAll('button, p, h1, h2, dd, label, .legend, .rows, .dates')]
              .filter((element) => element.getBoundingClientRect().right > innerWidth)
              .map((element) => element.outerHTML.slice(0, 200)),
          );
        assert.deepEqual(outside, [], `${width} pixels`);
      }
      await page.setViewportSize({ width: 1600, height: 1000 });
    });
  }

  it('empties when the record is cleared', async () => {
    await runCommand(page, 'Frugal: Clear Usage…');
    await page.getByRole('button', { name: 'Clear usage' }).click();
    await notification(page, 'The recorded requests were forgotten').waitFor();
    await heading('No request in these 30 days').waitFor();
    await chatOf(page).locator('body').waitFor();
  });
});
