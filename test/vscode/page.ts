import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Frame, Locator, Page } from 'playwright-core';
import { pictures } from './folders';
import type { VscodeServer } from './server';

export interface WorkbenchAddress {
  /** Absolute path of the folder to open; none opens an empty window. */
  readonly folder?: string;
  /** Arguments for the page, such as `extensionTestsPath`. */
  readonly payload?: readonly (readonly [string, string])[];
}

export function workbenchUrl(
  server: Pick<VscodeServer, 'url'>,
  { folder, payload }: WorkbenchAddress,
): string {
  const query = new URLSearchParams(folder === undefined ? { ew: 'true' } : { folder });
  if (payload !== undefined) query.set('payload', JSON.stringify(payload));
  return `${server.url}/?${query.toString()}`;
}

/** Opens VS Code and waits until it is drawn. */
export async function openWorkbench(
  page: Page,
  server: VscodeServer,
  address: WorkbenchAddress,
): Promise<void> {
  await page.goto(workbenchUrl(server, address));
  await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 60_000 });
}

/** Where one types in whatever VS Code lets the user pick from just now. */
export const quickInput = (page: Page): Locator =>
  page.locator('.quick-input-widget input').first();

/** The rows of whatever VS Code lets the user pick from just now. */
export const quickPickRows = (page: Page): Locator =>
  page.locator('.quick-input-list .monaco-list-row');

/** Opens a quick input with `key`, types, and takes the row with `label`; tries until it is there. */
async function pick(page: Page, key: string, typed: string, label: string): Promise<void> {
  const row = quickPickRows(page).filter({ hasText: label }).first();
  // The list is made when it opens and does not notice what extensions register later. Whatever was open before it can
  // close only now and take it along: then nobody can type into it, or choose.
  for (let attempt = 1; ; attempt++) {
    try {
      await page.keyboard.press(key);
      await quickInput(page).waitFor({ timeout: 1500 });
      await quickInput(page).fill(typed, { timeout: 1500 });
      await row.click({ timeout: 1500 });
      return;
    } catch (error) {
      if (attempt === 20) throw new Error(`"${label}" is not offered`, { cause: error });
      await page.keyboard.press('Escape');
    }
  }
}

/** Runs a command as a user does, by its title in the command palette (`Frugal: Explain`). */
export async function runCommand(page: Page, title: string): Promise<void> {
  await pick(page, 'F1', `>${title}`, title);
}

/** Whether the command palette offers a command here and now. */
export async function isCommandOffered(page: Page, title: string): Promise<boolean> {
  await page.keyboard.press('F1');
  await quickInput(page).fill(`>${title}`);
  await quickPickRows(page).first().waitFor();
  const count = await quickPickRows(page).filter({ hasText: title }).count();
  await page.keyboard.press('Escape');
  return count > 0;
}

/** Opens a file of the workspace by its name and puts the keyboard into its editor. */
export async function openFile(page: Page, name: string): Promise<void> {
  await pick(page, 'Control+P', name, path.posix.basename(name));
  await page.locator('.tab.active', { hasText: path.posix.basename(name) }).waitFor();
  await page.locator('.editor-instance .monaco-editor.focused').first().waitFor();
}

/** Selects whole lines (from 1, both included) in the active editor. */
export async function selectLines(page: Page, first: number, last: number): Promise<void> {
  await page.keyboard.press('Control+G');
  await quickInput(page).fill(`:${first}`);
  await page.keyboard.press('Enter');
  await page.locator('.editor-instance .monaco-editor.focused').first().waitFor();
  await page.keyboard.press('Home');
  for (let line = first; line < last; line++) await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+End');
}

/** VS Code's themes by the names that the user sees, and the class that a window in them wears. */
const themes = {
  'Light Modern': 'vs',
  'Dark Modern': 'vs-dark',
  'Light High Contrast': 'hc-light',
  'Dark High Contrast': 'hc-black',
} as const;

export type Theme = keyof typeof themes;

/** Switches the colour theme as a user does and waits until the window wears it. */
export async function useTheme(page: Page, theme: Theme): Promise<void> {
  await runCommand(page, 'Preferences: Color Theme');
  await page.getByPlaceholder(/^Select Color Theme/).waitFor();
  await quickInput(page).fill(theme);
  await quickPickRows(page).filter({ hasText: theme }).first().click();
  await page.locator(`.monaco-workbench.${themes[theme]}`).waitFor();
}

/** The message that VS Code shows with this text. */
export const notification = (page: Page, text: string | RegExp): Locator =>
  page.locator('.notifications-toasts .notification-toast', { hasText: text });

/**
 * The document inside a webview that contains `selector`. Webviews float over the workbench, outside
 * the part they belong to, so they are told apart by what they contain.
 */
export async function webviewFrame(page: Page, selector: string): Promise<Frame> {
  const end = Date.now() + 30_000;
  for (;;) {
    for (const frame of page.frames()) {
      if (!frame.url().includes('/fake.html')) continue;
      if (
        (await frame
          .locator(selector)
          .count()
          .catch(() => 0)) > 0
      )
        return frame;
    }
    if (Date.now() > end) throw new Error(`No webview contains ${selector}.`);
    await page.waitForTimeout(50);
  }
}

/** Everything a user could read now: the workbench's text and that of each webview. */
export async function pageText(page: Page): Promise<string> {
  const texts = page.frames().map(async (frame) =>
    frame
      .locator('body')
      .innerText({ timeout: 2000 })
      .catch(() => ''),
  );
  return (await Promise.all(texts)).filter((text) => text !== '').join('\n--- webview ---\n');
}

/** Saves what the page shows as `out/pictures/<name>.png`. */
export async function takePicture(page: Page, name: string): Promise<void> {
  const file = path.join(pictures, `${name}.png`);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  await page.screenshot({ path: file });
}
