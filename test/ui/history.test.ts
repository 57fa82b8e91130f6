import * as assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { quickPickRows } from '../vscode/page';
import { ask, chatOf, closePicker, finished, newChat, openWithKey } from './chat';
import type { FrugalWindow } from './frugalWindow';

describe('the chats that are kept', () => {
  let window: FrugalWindow;
  let page: Page;

  before(async () => {
    window = await openWithKey();
    ({ page } = window);
    for (const question of ['What is a heap?', 'What is a stack?']) {
      await newChat(page);
      await ask(page, question);
      await finished(page, 1);
    }
  });

  after(async () => {
    assert.equal(window.simulator.requests.length, 2);
    await window.close();
  });

  const openHistory = async (): Promise<void> => {
    await page.getByRole('button', { name: /^Frugal: Chat History|^Chat History/ }).click();
    await quickPickRows(page).first().waitFor();
  };

  it('are listed by their first words, the last one first', async () => {
    await openHistory();
    const rows = await quickPickRows(page).allInnerTexts();
    assert.match(rows[0] ?? '', /What is a stack\?/);
    assert.match(rows[1] ?? '', /What is a heap\?/);
    await closePicker(page);
  });

  it('are opened with a click, whole', async () => {
    await openHistory();
    await quickPickRows(page).filter({ hasText: 'heap' }).click();
    await chatOf(page).locator('.question', { hasText: 'What is a heap?' }).waitFor();
    assert.notEqual((await (await finished(page, 1)).innerText()).trim(), '');
  });

  it('are deleted with their button, and gone then', async () => {
    await openHistory();
    const row = quickPickRows(page).filter({ hasText: 'stack' });
    await row.hover();
    await row.getByRole('button', { name: 'Delete this chat' }).click();
    await row.getByText('deleted when this list closes').waitFor();
    await closePicker(page);
    await openHistory();
    assert.equal(await quickPickRows(page).filter({ hasText: 'stack' }).count(), 0);
    assert.equal(await quickPickRows(page).filter({ hasText: 'heap' }).count(), 1);
    await closePicker(page);
  });
});
