import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { JournalEntry } from '../simulator/journal';
import { connectSimulator } from '../simulator/remote';
import { nextInputBox } from './typedBox';

const address = vscode.workspace.getConfiguration('frugal').get<string>('openrouter.url') ?? '';

/** Where the simulator is that the runner has started. */
export const simulatorOrigin = new URL(address).origin;
assert.match(simulatorOrigin, /^http:\/\/127\.0\.0\.1:/, 'use "npm run test:integration"');

/** The OpenRouter that Frugal talks to in this window. */
export const simulator = connectSimulator(simulatorOrigin);

type Said = readonly [sentence: string, ...actions: string[]];
type Message = keyof Pick<
  typeof vscode.window,
  'showInformationMessage' | 'showWarningMessage' | 'showErrorMessage'
>;

/** What Frugal said in notifications since the last `forgetSaid`. */
export const said: Said[] = [];

/** The button that the user presses in the next notification that has it. */
let press: string | undefined;

/** Listens to notifications in the user's place; VS Code would show them and wait. */
export function listenToNotifications(): void {
  const window = vscode.window as Record<Message, unknown>;
  for (const name of [
    'showInformationMessage',
    'showWarningMessage',
    'showErrorMessage',
  ] as const) {
    window[name] = (sentence: string, ...rest: readonly unknown[]) => {
      // A dialog has options before its buttons.
      const actions = rest.filter((one) => typeof one === 'string');
      said.push([sentence, ...actions]);
      const pressed = actions.find((action) => action === press);
      if (pressed !== undefined) press = undefined;
      return Promise.resolve(pressed);
    };
  }
}

export function forgetSaid(): void {
  said.length = 0;
  press = undefined;
}

export function pressNext(button: string): void {
  press = button;
}

/** Waits until a notification says this. */
export async function hears(sentence: RegExp): Promise<Said> {
  return until(`a notification ${String(sentence)}`, () =>
    said.find(([text]) => sentence.test(text)),
  );
}

/** Waits for a condition; names it when it does not come true. */
export async function until<T>(
  what: string,
  condition: () => T | undefined | false | Promise<T | undefined | false>,
): Promise<T> {
  const end = Date.now() + 8000;
  for (;;) {
    const result = await condition();
    if (result !== undefined && result !== false) return result;
    assert.ok(Date.now() < end, `waited in vain for ${what}; said: ${JSON.stringify(said)}`);
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}

/** Gives what takes so long at most, in milliseconds, all the time that a slow machine needs, until it is disposed of. */
export function withoutHaste(...bounds: readonly number[]): vscode.Disposable {
  const original = globalThis.setTimeout;
  const patient = (run: () => void, ms?: number) =>
    original(run, ms !== undefined && bounds.includes(ms) ? 10_000 : ms);
  globalThis.setTimeout = patient as typeof setTimeout;
  return new vscode.Disposable(() => (globalThis.setTimeout = original));
}

/** Sets the key as a user does; gives what the box says against it, and leaves then. */
export async function pasteKey(pasted: string): Promise<string | undefined> {
  let problem: string | undefined;
  nextInputBox(async (box) => {
    problem = await box.enter(pasted);
    box.hide();
  });
  await vscode.commands.executeCommand('frugal.setKey');
  return problem;
}

/** Removes every key, as a user does. */
export async function removeKeys(): Promise<void> {
  const isLast = ([sentence]: Said): boolean => sentence.startsWith('There is no API key');
  while (!said.some(isLast)) {
    forgetSaid();
    await vscode.commands.executeCommand('frugal.removeKey');
    await until('what became of the key', () => said.length > 0);
  }
}

/** A window with the simulator's own key set and its counters at zero. */
export async function freshWindow(): Promise<void> {
  listenToNotifications();
  await closeEverything();
  // The tests together ask more than 20 times a minute: Frugal would wait.
  await simulator.reset(true);
  await pasteKey((await simulator.account()).key);
  await vscode.commands.executeCommand('frugal.newChat');
  // An answer kept from another test would be shown without a request.
  pressNext('Clear kept answers');
  await vscode.commands.executeCommand('frugal.clearAnswers');
  forgetSaid();
}

/** Closes all editors and forgets what was not saved. */
export async function closeEverything(): Promise<void> {
  const tabs = (): readonly vscode.Tab[] =>
    vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  while (tabs().some((tab) => tab.isDirty)) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** The requests that were made meanwhile: what the quota counts. */
export async function requestsDuring(action: () => unknown): Promise<readonly JournalEntry[]> {
  const before = (await simulator.requests()).length;
  await action();
  return (await simulator.requests()).slice(before);
}

/** The text of the last message of the only request that was made meanwhile. */
export async function promptDuring(action: () => unknown): Promise<string> {
  const requests = await requestsDuring(action);
  assert.equal(requests.length, 1);
  const { messages } = requests[0]?.body as { messages: readonly { content: string }[] };
  return messages.at(-1)?.content ?? '';
}

export function sampleUri(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  assert.ok(folder);
  return vscode.Uri.joinPath(folder, name);
}

/** Opens a file of the sample workspace and selects these lines, 1-based and inclusive. */
export async function openSample(
  name: string,
  lines?: readonly [number, number],
): Promise<vscode.TextEditor> {
  return show(await vscode.workspace.openTextDocument(sampleUri(name)), lines);
}

export async function show(
  document: vscode.TextDocument,
  lines?: readonly [number, number],
): Promise<vscode.TextEditor> {
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  const [first, last] = lines ?? [1, 1];
  editor.selection = lines
    ? new vscode.Selection(first - 1, 0, last - 1, document.lineAt(last - 1).text.length)
    : new vscode.Selection(0, 0, 0, 0);
  return editor;
}

/** Waits for the review of a proposal. */
export async function shownReview(): Promise<vscode.TextEditor> {
  return until('the review of a proposal', () => {
    const editor = vscode.window.activeTextEditor;
    return editor?.document.uri.scheme === 'frugal-review' && editor;
  });
}

/** Has the proposal that is reviewed shown as a diff, and gives the proposal's side. */
export async function shownProposal(): Promise<vscode.TextDocument> {
  await shownReview();
  await vscode.commands.executeCommand('frugal.showDiff');
  const uri = await until('the diff of a proposal', proposalTab);
  return vscode.workspace.openTextDocument(uri);
}

export function proposalTab(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (!(input instanceof vscode.TabInputTextDiff)) return undefined;
  return input.modified.scheme === 'frugal-proposal' ? input.modified : undefined;
}
