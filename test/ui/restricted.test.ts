import * as assert from 'node:assert/strict';
import { openFile, selectLines } from '../vscode/page';
import { ask, chatOf, finished, openWithKey } from './chat';

describe('Restricted Mode', () => {
  it('attaches nothing by itself, says so, and answers', async () => {
    const window = await openWithKey({
      settings: {
        'security.workspace.trust.enabled': true,
        'security.workspace.trust.startupPrompt': 'never',
        'security.workspace.trust.banner': 'never',
      },
    });
    const { page, simulator } = window;
    await page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
    await openFile(page, 'retry.ts');
    await selectLines(page, 2, 21);
    await chatOf(page).locator('.notice', { hasText: 'Restricted Mode' }).waitFor();
    await ask(page, 'What is a promise?');
    await finished(page, 1);
    assert.equal(await chatOf(page).locator('.chip:not(.more)').count(), 0);
    assert.equal(simulator.requests.length, 1);
    assert.doesNotMatch(JSON.stringify(simulator.requests[0]?.body), /lastError/);
    await window.close();
  });
});
