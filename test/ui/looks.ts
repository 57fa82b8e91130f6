import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Page } from 'playwright-core';
import { openFile, quickPickRows, runCommand, selectLines } from '../vscode/page';
import {
  ask,
  button,
  chatOf,
  composer,
  dismiss,
  finished,
  newChat,
  openChat,
  streaming,
  typeKey,
} from './chat';
import type { FrugalWindow } from './frugalWindow';

const sleeps =
  'function sleep(ms: number): Promise<void> {\n  return new Promise((resolve) => setTimeout(resolve, ms));\n}\n';

const newTest =
  '`sleep.test.ts`\n\n```ts\nimport { sleep } from "./retry";\n\n// TODO: implement the test\nsleep(10);\n```';

/** It looks like a key to GitHub, and is none. */
const token = ['ghp', 'q8Zt3LmX0vRb7NcK2yHf5Ws9JdGa4TeP1uQi'].join('_');

const searchReplace = (file: string, search: string, replacement: string): string =>
  `${file}\n\`\`\`\n<<<<<<< SEARCH\n${search}=======\n${replacement}>>>>>>> REPLACE\n\`\`\`\n`;

/** What the chat can look like: how a user gets there from the state before it. */
export const looks: Readonly<Record<string, (window: FrugalWindow) => Promise<void>>> = {
  welcome: async ({ page }) => {
    await openChat(page);
    await button(page, 'Paste an API key').waitFor();
  },
  empty: async ({ page, simulator }) => {
    await button(page, 'Paste an API key').click();
    await typeKey(page, simulator.key);
    await dismiss(page, 'OpenRouter accepts the key');
    await openFile(page, 'retry.ts');
    await selectLines(page, 2, 21);
    await chatOf(page).getByText('Try one, then send it yourself').waitFor();
  },
  done: async ({ page }) => {
    await runCommand(page, 'Frugal: Explain');
    await finished(page, 1);
  },
  streaming: async ({ page, simulator }) => {
    simulator.setRate({ deltasPerSecond: 2, charactersPerDelta: 6 });
    await ask(page, 'What could go wrong here?');
    await streaming(page);
    simulator.setRate({});
  },
  behind: async ({ page }) => {
    await ask(page, 'And what else?');
    await chatOf(page).getByText('Goes out when the answer above has ended').waitFor();
  },
  failure: async ({ page, simulator }) => {
    await composer(page).press('Escape');
    await finished(page, 2);
    await newChat(page);
    simulator.fault('sharedPool');
    await ask(page, 'And what is a mutex?');
    await finished(page, 1);
  },
  proposal: async ({ page }) => {
    await newChat(page);
    await openFile(page, 'retry.ts');
    await selectLines(page, 2, 21);
    await runCommand(page, 'Frugal: Refactor');
    await quickPickRows(page).filter({ hasText: 'Make it simpler' }).click();
    await button(page, 'Accept').waitFor();
    await page.locator('.tab.active', { hasText: 'Review: retry.ts' }).waitFor();
  },
  accepted: async ({ page }) => {
    await button(page, 'Accept').click();
    await chatOf(page).getByText('Change accepted').waitFor();
  },
  newErrors: async ({ page, simulator }) => {
    await newChat(page);
    await openFile(page, 'cart.ts');
    await selectLines(page, 37, 39);
    simulator.answer(
      '```ts\nexport function formatPrice(cents: number): string {\n  return (amount / 100).toFixed(2);\n}\n```',
    );
    await runCommand(page, 'Frugal: Refactor');
    await quickPickRows(page).filter({ hasText: 'Make it simpler' }).click();
    await button(page, 'Accept').click();
    await chatOf(page).locator('.new-errors').waitFor();
  },
  several: async ({ page, simulator }) => {
    await newChat(page);
    const broken = sleeps.replace('function', 'export function').replace('ms));', 'ms);');
    simulator.answer(
      `${searchReplace('retry.ts', sleeps, broken)}\nAnd a test of it:\n\n${newTest}\n`,
    );
    await ask(page, 'Export sleep, and test it');
    await finished(page, 1);
    await button(page, 'Review changes').first().waitFor();
  },
  choices: async ({ page, simulator }) => {
    await newChat(page);
    const sum = '      sum = sum + items[i].price * items[i].quantity;\n';
    simulator.answer(searchReplace('cart.ts', sum, sum.replace('sum + ', 'sum + 1 * ')));
    await ask(page, 'Count each once');
    await finished(page, 1);
    await chatOf(page).locator('.choices').waitFor();
  },
  rules: async ({ page, folder }) => {
    fs.writeFileSync(
      path.join(folder, 'AGENTS.md'),
      'Write short sentences. Use no abbreviations.\n',
    );
    await newChat(page);
    await ask(page, 'What is a queue?');
    await finished(page, 1);
    await newChat(page);
    await chatOf(page).locator('.compose').getByText('AGENTS.md').waitFor();
    fs.rmSync(path.join(folder, 'AGENTS.md'));
  },
  masked: async ({ page, simulator }) => {
    await newChat(page);
    simulator.answer('Ask for a new one: this one has expired.');
    await ask(page, `Why is ${token} refused?`);
    await finished(page, 1);
    await composer(page).fill(`And ${token}?`);
    await chatOf(page).locator('.compose').getByText('1 secret masked').waitFor();
  },
  versions: async ({ page }) => {
    await newChat(page);
    await ask(page, 'What is a heap?');
    await finished(page, 1);
    await button(page, /^Try again \(/).click();
    await chatOf(page).getByText('2/2').waitFor();
    await finished(page, 1);
    await chatOf(page).locator('.question').hover();
    await button(page, 'Edit this question').click();
    await chatOf(page).getByRole('textbox', { name: 'Edit this question' }).waitFor();
  },
  find: async ({ page }) => {
    await button(page, 'Cancel').click();
    await composer(page).press('Control+f');
    await chatOf(page).getByRole('textbox', { name: 'Find in this chat' }).fill('heap');
    await chatOf(page)
      .locator('.find .count')
      .getByText(/^1 of /)
      .waitFor();
  },
};

/** Drags the border of the side bar until the page in it is so wide, in pixels. */
export async function setChatWidth(page: Page, width: number): Promise<void> {
  const chat = page.locator('iframe.webview[src*="extensionId=frugal.frugal"]');
  const box = await chat.boundingBox();
  if (box === null) throw new Error('The chat is not to be seen.');
  const y = box.y + box.height / 3;
  const edge = await page
    .locator('.monaco-sash.vertical:not(.disabled)')
    .evaluateAll((sashes) => sashes.map((sash) => sash.getBoundingClientRect().x + 2));
  const right = box.x + box.width;
  const sash = edge.reduce((best, x) => (Math.abs(x - right) < Math.abs(best - right) ? x : best));
  await page.mouse.move(sash, y);
  await page.mouse.down();
  await page.mouse.move(sash + width - box.width, y, { steps: 3 });
  await page.mouse.up();
}
