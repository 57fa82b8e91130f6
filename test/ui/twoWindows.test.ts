import * as assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { ask, button, chatOf, finished, newChat, openChat, typeKey, untilLeft } from './chat';
import { openFrugal, type FrugalWindow } from './frugalWindow';

describe('two windows on the same folder', () => {
  let window: FrugalWindow;
  let first: Page;
  let second: Page;

  before(async () => {
    window = await openFrugal();
    first = window.page;
    second = await window.openAnother();
    await openChat(first);
    await openChat(second);
  });

  after(async () => {
    await window.close();
  });

  it('share the key [every host]', async () => {
    await first.bringToFront();
    await button(first, 'Paste an API key').click();
    await typeKey(first, window.simulator.key);
    await untilLeft(first, 50);
    // In a browser VS Code reads its secrets when a window opens; on the desktop it tells the others.
    await second.bringToFront();
    await second.reload();
    await chatOf(second).getByRole('heading', { name: 'Ask about your code' }).waitFor();
  });

  it('both ask, and agree on what is left [every host]', async () => {
    await ask(first, 'What is a queue?');
    await finished(first, 1);
    await second.bringToFront();
    await newChat(second);
    await ask(second, 'What is a deque?');
    await finished(second, 1);
    await untilLeft(second, 48);
    await first.bringToFront();
    await ask(first, 'What is a ring?');
    await finished(first, 2);
    await untilLeft(first, 47);
    assert.equal(window.simulator.requests.length, 3);
  });
});
