import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { openFile, quickPickRows, runCommand, selectLines, takePicture } from '../vscode/page';
import { button, chatOf, finished, newChat, openWithKey } from './chat';
import type { FrugalWindow } from './frugalWindow';
import { until } from './until';

describe('a change that was accepted', () => {
  let window: FrugalWindow;
  let page: Page;
  const card = (text: string): Locator => chatOf(page).locator('.card.proposal', { hasText: text });
  const at = (name: string): string => path.join(window.folder, name);
  const read = (name: string): string => fs.readFileSync(at(name), 'utf8');
  const saveAll = (): Promise<void> => runCommand(page, 'File: Save All');

  async function propose(name: string, lines: number, answer: string): Promise<void> {
    window.simulator.answer(answer);
    await newChat(page);
    await openFile(page, name);
    await selectLines(page, 1, lines);
    await runCommand(page, 'Frugal: Refactor');
    await quickPickRows(page).filter({ hasText: 'Make it simpler' }).click();
    await finished(page, 1);
    await page.locator('.tab.active', { hasText: `Review: ${name}` }).waitFor();
  }

  before(async () => {
    window = await openWithKey({
      size: { width: 1200, height: 800 },
      settings: { 'files.autoSave': 'off' },
      withTools: true,
    });
    ({ page } = window);
  });

  after(async () => {
    await window.close();
  });

  it('is a proposal again when the editor undoes it, and accepted when it is done again', async () => {
    fs.writeFileSync(at('one.txt'), 'a\nb\nc\n');
    await propose('one.txt', 3, '```\nA\nb\nC\n```');
    await button(page, 'Accept').click();
    await card('Change accepted').waitFor();
    await page.locator('.tab.active.dirty', { hasText: 'one.txt' }).waitFor();
    await runCommand(page, 'View: Focus Active Editor Group');
    await page.keyboard.press('Control+Z');
    await card('Change taken back').getByRole('button', { name: 'Review changes' }).waitFor();
    await page.keyboard.press('Control+Y');
    await card('Change accepted').waitFor();
    await button(page, 'Undo').click();
    await card('Change taken back').waitFor();
    await takePicture(page, 'taken-back');
    await saveAll();
    await until('the file as it was', () => read('one.txt') === 'a\nb\nc\n');
  });

  const block = (name: string, old: string, now: string): string =>
    `${name}\n\`\`\`\n<<<<<<< SEARCH\n${old}=======\n${now}>>>>>>> REPLACE\n\`\`\`\n`;

  it('to several files is taken back by one undo of the editor, with the file that it made', async () => {
    fs.writeFileSync(at('first.txt'), 'a\nb\n');
    fs.writeFileSync(at('second.txt'), 'x\ny\n');
    const answer = [
      block('first.txt', 'a\n', 'A\n'),
      block('second.txt', 'x\n', 'X\n'),
      block('third.txt', '', 'new\n'),
    ];
    await propose('first.txt', 2, answer.join('\n'));
    await button(page, 'second.txt').click();
    await page.locator('.tab.active', { hasText: 'Review: second.txt' }).waitFor();
    await button(page, 'Accept').click();
    await card('Change accepted').waitFor();
    await until('the new file', () => fs.existsSync(at('third.txt')));
    await page.locator('.tab.active.dirty', { hasText: 'first.txt' }).waitFor();
    await runCommand(page, 'View: Focus Active Editor Group');
    await page.keyboard.press('Control+Z');
    await until('the new file to go', () => !fs.existsSync(at('third.txt')));
    await card('Change taken back').waitFor();
    await saveAll();
    await until('the files as they were', () => {
      return read('first.txt') === 'a\nb\n' && read('second.txt') === 'x\ny\n';
    });
  });

  it('shows the errors that it brought, leads to them, and takes them back', async () => {
    fs.writeFileSync(at('data.json'), '{\n  "a": 1,\n  "b": 2\n}\n');
    await propose('data.json', 4, '```json\n{\n  "a": 1\n  "b": 20\n}\n```');
    await button(page, 'Accept').click();
    const errors = chatOf(page).locator('.new-errors');
    await errors.getByText('1 new error since then').waitFor();
    await openFile(page, 'cart.ts');
    await errors.getByRole('button', { name: /^data\.json:\d/ }).click();
    await page.locator('.tab.active', { hasText: 'data.json' }).waitFor();
    await button(page, 'Fix (1 request, at most 2)').waitFor();
    await button(page, 'Undo').click();
    await errors.waitFor({ state: 'detached' });
    await saveAll();
    await until('the file as it was', () => read('data.json') === '{\n  "a": 1,\n  "b": 2\n}\n');
    assert.equal(window.simulator.requests.length, 3);
  });
});
