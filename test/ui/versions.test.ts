import * as assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { notification, quickPickRows, runCommand, takePicture } from '../vscode/page';
import { ask, answers, chatOf, composer, finished, lastAnswer, openWithKey } from './chat';
import type { FrugalWindow } from './frugalWindow';

describe('what was said, in other words', () => {
  let window: FrugalWindow;
  let page: Page;

  before(async () => {
    window = await openWithKey();
    ({ page } = window);
    await ask(page, 'What is a heap?');
    await finished(page, 1);
    await ask(page, 'And a stack?');
    await finished(page, 2);
  });

  after(() => window.close());

  const question = (text: string): Locator => chatOf(page).locator('.question', { hasText: text });
  const requests = (): number => window.simulator.requests.length;

  it('is sent with arrow up, typing and Enter, for one request [every host]', async () => {
    await composer(page).press('ArrowUp');
    const field = chatOf(page).getByRole('textbox', { name: 'Edit this question' });
    assert.equal(await field.inputValue(), 'And a stack?');
    await field.press('Escape');
    await field.waitFor({ state: 'detached' });
    // The focus is where the next message is typed, and arrow up leads there again.
    await page.keyboard.press('ArrowUp');
    await field.fill('And a queue?');
    await takePicture(page, 'edit-question');
    await field.press('Enter');
    await question('And a queue?').waitFor();
    await finished(page, 2);
    assert.equal(await question('And a stack?').count(), 0);
    assert.equal(requests(), 3);
  });

  it('leads back to what it was, without a request', async () => {
    await question('And a queue?').getByRole('button', { name: 'Version before' }).click();
    await question('And a stack?').getByText('1/2').waitFor();
    await question('And a stack?').getByRole('button', { name: 'Next version' }).click();
    await question('And a queue?').getByText('2/2').waitFor();
    assert.equal(requests(), 3);
  });

  it('is asked of another model, for one request', async () => {
    await lastAnswer(page)
      .getByRole('button', { name: /^Try again with another model/ })
      .click();
    const row = quickPickRows(page).filter({ hasText: 'Gemma' }).first();
    await row.waitFor();
    await takePicture(page, 'try-again-with');
    await row.click();
    await lastAnswer(page).getByText('2/2').waitFor();
    await finished(page, 2);
    assert.match((await lastAnswer(page).getAttribute('aria-label')) ?? '', /Gemma/);
    assert.equal(requests(), 4);
  });

  it('is deleted with its answer, and comes back when that is undone', async () => {
    await question('What is a heap?').hover();
    await question('What is a heap?')
      .getByRole('button', { name: /^Delete this question/ })
      .click();
    await question('What is a heap?').waitFor({ state: 'detached' });
    assert.equal(await answers(page).count(), 1);
    await notification(page, 'The question and its answer were deleted.')
      .getByRole('button', { name: 'Undo' })
      .click();
    await question('What is a heap?').waitFor();
    assert.equal(await answers(page).count(), 2);
  });

  it('is there after a reload as it was', async () => {
    await runCommand(page, 'Developer: Reload Window');
    await question('And a queue?').getByText('2/2').waitFor({ timeout: 60_000 });
    await lastAnswer(page).getByText('2/2').waitFor();
    assert.equal(requests(), 4);
  });

  it('gives the focus to the composer with Ctrl+L', async () => {
    await lastAnswer(page).locator('.markdown').click();
    await chatOf(page).locator('textarea:focus').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+l');
    await chatOf(page).locator('textarea:focus').waitFor();
  });

  it('is found in the chat with Ctrl+F, wherever it stands', async () => {
    await page.keyboard.press('Control+f');
    const field = chatOf(page).getByRole('textbox', { name: 'Find in this chat' });
    await field.fill('QUEUE');
    const count = chatOf(page).locator('.find .count');
    await count.getByText(/^\d+ of [2-9]$/).waitFor();
    const before = await count.innerText();
    await field.press('Enter');
    await count.filter({ hasNotText: before }).waitFor();
    await takePicture(page, 'find-in-chat');
    await field.fill('no such word');
    await count.getByText('0 of 0').waitFor();
    await field.press('Escape');
    await field.waitFor({ state: 'detached' });
    assert.equal(requests(), 4);
  });
});
