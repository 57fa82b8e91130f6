import * as assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { openFile, runCommand, selectLines } from '../vscode/page';
import { ask, chatOf, finished, openWithKey } from './chat';
import type { FrugalWindow } from './frugalWindow';
import { until } from './until';

const code = 'const answer = 42;\nconsole.log(answer);';

describe('the code in an answer', () => {
  let window: FrugalWindow;
  let page: Page;
  let block: Locator;
  const editorText = async (): Promise<string> => {
    const text = await page.locator('.editor-instance .view-lines').last().innerText();
    return text.replaceAll('\u00a0', ' ');
  };

  before(async () => {
    window = await openWithKey({ settings: { 'files.autoSave': 'off' } });
    ({ page } = window);
    window.simulator.answer(`Here you are:\n\n\`\`\`js\n${code}\n\`\`\`\n`);
    await ask(page, 'Give me some code');
    block = (await finished(page, 1)).getByRole('group');
  });

  after(async () => {
    assert.equal(window.simulator.requests.length, 2);
    await window.close();
  });

  it('is labelled with its language and coloured', async () => {
    assert.equal(await block.locator('.label').innerText(), 'JavaScript');
    await block.locator('.hljs-keyword', { hasText: 'const' }).waitFor();
  });

  it('is copied as it is', async () => {
    await block.getByRole('button', { name: 'Copy' }).click();
    await block.getByRole('button', { name: 'Copied' }).waitFor();
    const copied = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
    await until('the code on the clipboard', async () => (await copied()) === code);
  });

  it('is inserted where the cursor is, in the place of what is selected', async () => {
    await openFile(page, 'README.md');
    await selectLines(page, 1, 1);
    await block.getByRole('button', { name: 'Insert at cursor' }).click();
    await until('the inserted code', async () => (await editorText()).startsWith('const answer'));
    await page.locator('.editor-instance .monaco-editor.focused').waitFor();
  });

  it('is opened as a new file of its language', async () => {
    await block.getByRole('button', { name: 'Open as new file' }).click();
    await page.locator('.tab.active', { hasText: 'Untitled' }).waitFor();
    assert.equal((await editorText()).trim(), code);
    await page.locator('.statusbar-item', { hasText: 'JavaScript' }).waitFor();
  });

  it('wraps its long lines when it is told to', async () => {
    const button = block.getByRole('button', { name: 'Wrap lines' });
    await button.click();
    await block.locator('pre.wraps').waitFor();
    assert.equal(await button.getAttribute('aria-pressed'), 'true');
  });

  it('leads to a file of the workspace that the answer names, at its line', async () => {
    window.simulator.answer(
      'See `cart.ts:37` and `../secret.ts`.\n\n```sh\necho "it $((40 + 2)) ran"\n```\n',
    );
    await ask(page, 'Where is it?');
    const answer = await finished(page, 2);
    await answer.getByRole('button', { name: 'cart.ts:37' }).click();
    await page.locator('.tab.active', { hasText: 'cart.ts' }).waitFor();
    await page.locator('.statusbar-item', { hasText: 'Ln 37' }).waitFor();
    assert.equal(await answer.getByRole('button', { name: 'secret.ts' }).count(), 0);
  });

  it('is run in the terminal once the user agreed, and not before', async () => {
    const run = (await finished(page, 2)).getByRole('button', { name: 'Run in terminal' });
    const dialog = page.locator('.monaco-dialog-box', { hasText: 'Run this in the terminal?' });
    await run.click();
    await dialog.getByText('echo "it $((40 + 2)) ran"').waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
    assert.equal(await page.locator('.terminal-wrapper').count(), 0);
    await run.click();
    await dialog.getByRole('button', { name: 'Run', exact: true }).click();
    await page.locator('.terminal-wrapper').first().waitFor();
  });

  it('is reached by commands, from one block to the next', async () => {
    const focused = (): Promise<string | null> =>
      chatOf(page).locator('pre:focus').getAttribute('aria-label');
    await runCommand(page, 'Frugal: Go to the Previous Code Block of the Chat');
    const last = await focused();
    await runCommand(page, 'Frugal: Go to the Previous Code Block of the Chat');
    await until('the block before', async () => (await focused()) !== last);
    await runCommand(page, 'Frugal: Go to the Next Code Block of the Chat');
    await until('the next block', async () => (await focused()) === last);
  });
});
