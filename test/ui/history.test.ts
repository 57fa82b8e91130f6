import * as assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { quickInput, quickPickRows, takePicture } from '../vscode/page';
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

  // By its name: VS Code leaves the texts of other rows unseen in one that it uses again.
  const rowOf = (chat: string): Locator => page.getByRole('option', { name: new RegExp(chat) });

  const pressButton = async (chat: string, name: string): Promise<void> => {
    const row = rowOf(chat);
    await row.hover();
    await row.getByRole('button', { name, exact: true }).click();
  };

  it('are listed by their first words, the last one first', async () => {
    await openHistory();
    const rows = await quickPickRows(page).allInnerTexts();
    assert.match(rows[0] ?? '', /What is a stack\?/);
    assert.match(rows[1] ?? '', /What is a heap\?/);
    await closePicker(page);
  });

  it('are opened with a click, whole [every host]', async () => {
    await openHistory();
    await quickPickRows(page).filter({ hasText: 'heap' }).click();
    await chatOf(page).locator('.question', { hasText: 'What is a heap?' }).waitFor();
    assert.notEqual((await (await finished(page, 1)).innerText()).trim(), '');
  });

  it('are found by a word of an answer or a question, with the place [every host]', async () => {
    await openHistory();
    await quickInput(page).fill('stack');
    await quickPickRows(page).nth(1).waitFor({ state: 'detached' });
    // VS Code filters by the titles at once; what Frugal finds has the place below the title.
    const found = quickPickRows(page).first();
    await found.filter({ hasText: /What is a stack\?[^]*stack/ }).waitFor();
    await takePicture(page, 'history-search');
    await quickInput(page).press('Enter');
    await chatOf(page)
      .locator('.find .count')
      .getByText(/^[1-9]\d* of \d+$/)
      .waitFor();
    assert.equal(await chatOf(page).locator('.find input').inputValue(), 'stack');
    await openHistory();
    await quickInput(page).fill('no such word');
    await page.getByText('No chat has these words').waitFor();
    await closePicker(page);
  });

  it('stay on top while they are pinned', async () => {
    await openHistory();
    await pressButton('heap', 'Pin this chat');
    await quickPickRows(page).first().filter({ hasText: 'heap' }).waitFor();
    await takePicture(page, 'history-pinned');
    await pressButton('heap', 'Unpin this chat');
    await quickPickRows(page).first().filter({ hasText: 'stack' }).waitFor();
    await closePicker(page);
  });

  it('are called as the user wants', async () => {
    await openHistory();
    await pressButton('heap', 'Rename this chat');
    await page.locator('.quick-input-widget').getByText('Rename Chat').waitFor();
    await quickInput(page).fill('All about heaps');
    await quickInput(page).press('Enter');
    await quickPickRows(page).filter({ hasText: 'All about heaps' }).waitFor();
    await closePicker(page);
  });

  it('are deleted with their button, and gone then', async () => {
    await openHistory();
    await pressButton('stack', 'Delete this chat');
    await rowOf('stack').getByText('deleted when this list closes').waitFor();
    await closePicker(page);
    await openHistory();
    assert.equal(await rowOf('stack').count(), 0);
    assert.equal(await rowOf('heap').count(), 1);
    await closePicker(page);
  });
});
