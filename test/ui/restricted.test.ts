import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { openFile, selectLines } from '../vscode/page';
import { ask, chatOf, composer, finished, openWithKey } from './chat';

describe('Restricted Mode', () => {
  it('attaches nothing by itself, says so, and answers [every host]', async () => {
    const window = await openWithKey({
      settings: {
        'security.workspace.trust.enabled': true,
        'security.workspace.trust.startupPrompt': 'never',
        'security.workspace.trust.banner': 'never',
      },
    });
    const { page, simulator, folder } = window;
    fs.writeFileSync(path.join(folder, 'AGENTS.md'), 'Use tabs.');
    fs.mkdirSync(path.join(folder, '.vscode'), { recursive: true });
    const settings = { 'frugal.maxAnswerTokens': 300 };
    fs.writeFileSync(path.join(folder, '.vscode/settings.json'), JSON.stringify(settings));
    await page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
    await openFile(page, 'retry.ts');
    await selectLines(page, 2, 21);
    await chatOf(page).locator('.notice', { hasText: 'Restricted Mode' }).waitFor();
    await ask(page, 'What is a promise?');
    await finished(page, 1);
    assert.equal(await chatOf(page).locator('.chip:not(.more)').count(), 0);
    assert.equal(simulator.requests.length, 1);
    const sent = JSON.stringify(simulator.requests[0]?.body);
    assert.doesNotMatch(sent, /lastError|Use tabs/);
    assert.doesNotMatch(sent, /"max_tokens":300\b/);
    fs.mkdirSync(path.join(folder, '.frugal/prompts'), { recursive: true });
    fs.writeFileSync(path.join(folder, '.frugal/prompts/port.md'), 'Port this');
    await composer(page).pressSequentially('/');
    await chatOf(page).getByRole('option', { name: '/help' }).waitFor();
    assert.equal(await chatOf(page).getByRole('option', { name: '/port' }).count(), 0);
    await window.close();
  });
});
