import * as assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { openFile, selectLines } from '../vscode/page';
import { ask, finished, openWithKey } from './chat';
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
    assert.equal(window.simulator.requests.length, 1);
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
});
