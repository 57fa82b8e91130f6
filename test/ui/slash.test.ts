import * as assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import {
  notification,
  openFile,
  quickPickRows,
  runCommand,
  selectLines,
  takePicture,
  useTheme,
} from '../vscode/page';
import { answers, chatOf, composer, dismiss, finished, newChat, openWithKey } from './chat';
import { isInBrowser, type FrugalWindow } from './frugalWindow';
import { setChatWidth } from './looks';
import { until } from './until';

describe('a command in the chat', () => {
  let window: FrugalWindow;
  let page: Page;
  const options = (): Locator => chatOf(page).getByRole('option');
  const option = (text: string): Locator => options().filter({ hasText: text });
  const draft = (): Promise<string> => composer(page).inputValue();
  const type = (text: string): Promise<void> => composer(page).pressSequentially(text);
  const write = (name: string, text: string): void => {
    const file = path.join(window.folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  };
  const asked = (): string => JSON.stringify(window.simulator.requests.at(-1)?.body ?? '');

  before(async () => {
    window = await openWithKey({ size: { width: 1200, height: 800 }, withTools: true });
    ({ page } = window);
    write(
      '.frugal/prompts/port.md',
      '---\ndescription: Port code\n---\nPort this to $1, #file:style.md',
    );
    write('.frugal/prompts/style.md', 'in short sentences');
    write('.github/prompts/round.prompt.md', 'Do #file:round.prompt.md');
  });
  beforeEach(async () => {
    window.simulator.reset();
    if ((await answers(page).count()) > 0) await newChat(page);
    await composer(page).fill('');
  });
  after(async () => {
    await window.close();
  });

  it('is offered with its price, those of the project too', async () => {
    await type('/');
    await option('/refactor').waitFor();
    assert.match(await option('/refactor').innerText(), /Change the code[^]*1 request/);
    assert.match(await option('/usage').innerText(), /0 requests/);
    assert.match(await option('/port').innerText(), /Port code/);
    for (const [theme, width] of [
      ['Light Modern', 300],
      ['Dark Modern', 620],
    ] as const) {
      await useTheme(page, theme);
      await setChatWidth(page, width);
      await composer(page).fill('');
      await type('/');
      await option('/refactor').waitFor();
      await takePicture(page, `slash-commands-${width}`);
    }
    await type('us');
    await option('/refactor').waitFor({ state: 'detached' });
    await composer(page).press('Enter');
    await page.locator('.tab.active', { hasText: /usage/i }).waitFor();
    await until('an empty composer', async () => (await draft()) === '');
    assert.equal(window.simulator.requests.length, 0);
  });

  it('changes code as its words say [every host]', async () => {
    await openFile(page, 'retry.ts');
    await selectLines(page, 2, 21);
    await composer(page).click();
    await type('/');
    await option('/refactor').waitFor();
    // VS Code's Git is not to be had in a browser.
    assert.equal(await option('/review').count(), isInBrowser ? 0 : 1);
    await type('ref');
    await option('/refactor').click();
    assert.equal(await draft(), '/refactor ');
    await type('Make it simpler');
    await composer(page).press('Enter');
    await finished(page, 1);
    assert.match(asked(), /Make it simpler/);
    await page.locator('.tab.active', { hasText: 'Review: retry.ts' }).waitFor();
    await until('an empty composer', async () => (await draft()) === '');
    assert.equal(window.simulator.requests.length, 1);
  });

  it('of a prompt file sends what that says, filled in, as it is shown before', async () => {
    await type('/port Rust');
    await runCommand(page, 'Frugal: Show What Will Be Sent');
    await page
      .locator('.tab.active', { hasText: 'To send: Port this to Rust, in short' })
      .waitFor();
    await composer(page).click();
    await composer(page).press('Enter');
    await finished(page, 1);
    assert.match(asked(), /Port this to Rust, in short sentences/);
    assert.equal(window.simulator.requests.length, 1);
    await until('an empty composer', async () => (await draft()) === '');
  });

  it('leaves nothing of itself in the composer, however fast it is typed', async () => {
    await composer(page).fill('What is a mutex?');
    await composer(page).press('Enter');
    await finished(page, 1);
    await composer(page).fill('/new ');
    await composer(page).press('Enter');
    await chatOf(page).locator('.hello').waitFor();
    await until('an empty composer', async () => (await draft()) === '');
    assert.equal(window.simulator.requests.length, 1);
  });

  it('that includes itself says so, sends nothing and stays', async () => {
    await type('/round ');
    await composer(page).press('Enter');
    await notification(page, 'The prompt includes itself').waitFor();
    await dismiss(page, 'The prompt includes itself');
    assert.equal(window.simulator.requests.length, 0);
    await until('what was typed', async () => (await draft()).trim() === '/round');
  });

  it('reviews what git shows as changed', async () => {
    const git = (...words: readonly string[]): void => {
      const who = ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.com'];
      execFileSync('git', ['-C', window.folder, ...who, ...words]);
    };
    git('init', '--quiet');
    git('add', '.');
    git('commit', '--quiet', '-m', 'Begin');
    write('text.py', 'changed = True\n');
    await runCommand(page, 'Git: Open Repository');
    await page.keyboard.press('Escape');
    const sourceControl = page.locator('.activitybar .action-item', {
      has: page.locator('[aria-label^="Source Control"]'),
    });
    await sourceControl.locator('.badge-content').getByText('1').waitFor();
    await composer(page).fill('/review naming');
    await composer(page).press('Enter');
    await finished(page, 1);
    assert.match(asked(), /Review these changes[^]*naming/);
    assert.match(asked(), /\+changed = True/);
  });

  it('that needs no model works when no request is left', async () => {
    const account = window.simulator.account();
    account.usedToday = account.tier;
    await composer(page).fill('');
    // Enter is faster than the list, and means what was typed all the same.
    await type('/help');
    await composer(page).press('Enter');
    await quickPickRows(page).filter({ hasText: '/explain' }).waitFor();
    await page.keyboard.press('Escape');
    assert.equal(window.simulator.requests.length, 0);
  });
});
