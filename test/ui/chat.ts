import type { FrameLocator, Locator, Page } from 'playwright-core';
import { notification, runCommand } from '../vscode/page';
import { openFrugal, type FrugalWindow, type WindowOptions } from './frugalWindow';
import { until } from './until';

/** The chat's document, whichever is in the view just now: VS Code makes a new one after hiding it. */
export const chatOf = (page: Page): FrameLocator =>
  page
    .frameLocator('iframe.webview[src*="extensionId=frugal.frugal"]:left-of(.part.editor)')
    .frameLocator('iframe#active-frame');

export const button = (page: Page, name: string | RegExp): Locator =>
  chatOf(page).getByRole('button', { name, exact: typeof name === 'string' });

export const composer = (page: Page): Locator =>
  chatOf(page).getByRole('textbox', { name: 'Message' });

/** All answers, from the first one on. */
export const answers = (page: Page): Locator => chatOf(page).locator('article.answer');

export const lastAnswer = (page: Page): Locator => answers(page).last();

/** An item of the status bar: the free requests, or the model. */
export const statusItem = (page: Page, name: 'quota' | 'model'): Locator =>
  page.locator(`.statusbar-item[id$="frugal.${name}"]`);

/** Opens Frugal by its icon, as one does who was told that it is there. */
export async function openChat(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Frugal' }).click();
  await composer(page).waitFor({ timeout: 60_000 });
}

/** Shows the files in the chat's place. */
export async function hideChat(page: Page): Promise<void> {
  await page.getByRole('tab', { name: /^Explorer/ }).click();
  // Until then a click on Frugal's icon would close the side bar, as that is what it shows.
  await page.locator('.part.sidebar .explorer-folders-view').waitFor();
  await composer(page).waitFor({ state: 'detached' });
}

/** Pastes a key into the box that Frugal opened. */
export async function typeKey(page: Page, key: string): Promise<void> {
  const input = page.locator('.quick-input-widget input').first();
  await input.waitFor();
  await input.fill(key);
  await input.press('Enter');
}

/** Closes the message, so that it covers nothing. */
export async function dismiss(page: Page, text: string | RegExp): Promise<void> {
  const toast = notification(page, text);
  await toast.waitFor();
  await runCommand(page, 'Notifications: Clear All Notifications');
  await toast.waitFor({ state: 'detached' });
}

/** A window whose user has been through the welcome: the chat is open and has a key. */
export async function openWithKey(options: WindowOptions = {}): Promise<FrugalWindow> {
  const window = await openFrugal(options);
  await openChat(window.page);
  await button(window.page, 'Paste an API key').click();
  await typeKey(window.page, window.simulator.key);
  await dismiss(window.page, 'OpenRouter accepts the key');
  return window;
}

/** Types a message and sends it with Enter, once it can be sent. */
export async function ask(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await chatOf(page).locator('.send[aria-disabled=false]').waitFor();
  await composer(page).press('Enter');
}

/** Waits until so many answers are there and none of them is still coming in. */
export async function finished(page: Page, count: number): Promise<Locator> {
  await answers(page)
    .nth(count - 1)
    .waitFor();
  await chatOf(page).locator('article.answer[aria-busy=true]').waitFor({ state: 'detached' });
  return lastAnswer(page);
}

/** Waits until the last answer shows some text and more is to come. */
export async function streaming(page: Page): Promise<Locator> {
  const answer = chatOf(page).locator('article.answer[aria-busy=true]');
  await answer.locator('.markdown p').first().waitFor();
  return answer;
}

/** Leaves a list that VS Code shows to pick from. */
export async function closePicker(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}

/** An empty chat in the same window. */
export async function newChat(page: Page): Promise<void> {
  const empty = chatOf(page).locator('.hello');
  // One more could come when the next message is already sent, and nobody would see that it is another.
  if (await empty.isVisible()) return;
  await runCommand(page, 'Frugal: New Chat');
  await empty.waitFor();
}

/** Free requests left, as the status bar tells it. */
export async function requestsLeft(page: Page): Promise<number> {
  const text = await statusItem(page, 'quota').innerText();
  return Number(/(\d+)\/\d+/.exec(text)?.[1]);
}

/** Waits until the status bar says so many. */
export async function untilLeft(page: Page, left: number): Promise<void> {
  await until(`${left} requests left`, async () => (await requestsLeft(page)) === left);
}
