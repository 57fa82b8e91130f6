import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { JournalEntry } from '../simulator/journal';
import {
  forgetSaid,
  freshWindow,
  hears,
  openSample,
  pressNext,
  removeKeys,
  requestsDuring,
  said,
  simulator,
  until,
} from './window';

const run = vscode.commands.executeCommand;

/** Waits for the document that shows what will be sent. */
async function shownPrompt(): Promise<vscode.TextDocument> {
  const editor = await until('what will be sent', () => {
    const active = vscode.window.activeTextEditor;
    return active?.document.uri.scheme === 'frugal-prompt' && active;
  });
  return editor.document;
}

/** Presses the button above what is shown. */
async function pressSend({ uri }: vscode.TextDocument): Promise<void> {
  const lenses = await run<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
  const [send] = lenses.map(({ command }) => command);
  assert.equal(send?.title, '$(send) Send (1 request, at most 2)');
  await run(send.command, ...((send.arguments ?? []) as readonly unknown[]));
}

function assertSent(text: string, [request, ...more]: readonly JournalEntry[]): void {
  assert.ok(request);
  assert.equal(more.length, 0);
  const { messages } = request.body as { messages: readonly { content: string }[] };
  let at = 0;
  for (const { content } of messages) {
    at = text.indexOf(content, at);
    assert.notEqual(at, -1, `not shown: ${content}`);
    at += content.length;
  }
}

const isOpen = (): boolean =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .some(
      ({ input }) => input instanceof vscode.TabInputText && input.uri.scheme === 'frugal-prompt',
    );

describe('what will be sent', () => {
  beforeEach(freshWindow);

  it('is shown to the letter before anything leaves, and sent as it was shown', async () => {
    await openSample('cart.ts', [36, 39]);
    const running = run('frugal.explain', { show: true });
    const document = await shownPrompt();
    const text = document.getText();
    assert.equal(document.languageId, 'markdown');
    assert.match(
      text,
      /^# What will be sent\n\nOne request to .+ by way of OpenRouter, about \d+ tokens/,
    );
    assert.equal((await simulator.requests()).length, 0);
    await pressSend(document);
    await running;
    assertSent(text, await simulator.requests());
    assert.equal(isOpen(), false);
  });

  it('is not sent when it is closed', async () => {
    await openSample('cart.ts', [36, 39]);
    const running = run('frugal.document', { show: true });
    await shownPrompt();
    await run('workbench.action.closeActiveEditor');
    await running;
    assert.equal((await simulator.requests()).length, 0);
    assert.deepEqual(said, []);
  });

  it('is shown for the task that was run last, with its words, on other code', async () => {
    await openSample('cart.ts', [36, 39]);
    await run('frugal.refactor', { instruction: 'Say it in one line' });
    await openSample('retry.ts', [1, 21]);
    const requests = await requestsDuring(async () => {
      const running = run('frugal.showPrompt');
      const text = (await shownPrompt()).getText();
      assert.match(text, /Refactor this code: Say it in one line/);
      assert.match(text, /lastError/);
      await run('workbench.action.closeActiveEditor');
      await running;
    });
    assert.equal(requests.length, 0);
  });

  it('is shown for the message in the chat, where the user has both', async () => {
    await openSample('cart.ts', [36, 39]);
    await run('frugal.ask');
    const pick = vscode.window.showQuickPick;
    const window = vscode.window as { showQuickPick: unknown };
    let labels: readonly string[] = [];
    window.showQuickPick = (choices: readonly vscode.QuickPickItem[]) => {
      labels = choices.map(({ label }) => label);
      return Promise.resolve(choices[0]);
    };
    const running = run('frugal.showPrompt');
    const document = await shownPrompt();
    window.showQuickPick = pick;
    const text = document.getText();
    assert.equal(labels[0], 'Your message in the chat');
    assert.match(labels[1] ?? '', /, for the code at the cursor$/);
    await run('frugal.sendShown');
    await running;
    assertSent(text, await simulator.requests());
  });
});

describe('a task, where the user wants to be asked before it is sent', () => {
  const set = async (value: boolean | undefined): Promise<void> =>
    vscode.workspace
      .getConfiguration('frugal')
      .update('askBeforeSending', value, vscode.ConfigurationTarget.Global);
  const asked = /^Explain cart\.ts: send this to .+\?$/;

  before(() => set(true));
  after(() => set(undefined));
  beforeEach(async () => {
    await freshWindow();
    await openSample('cart.ts', [36, 39]);
    forgetSaid();
  });

  it('is sent when the user says so', async () => {
    pressNext('Send (1 request, at most 2)');
    const requests = await requestsDuring(() => run('frugal.explain'));
    const [, ...actions] = await hears(asked);
    assert.deepEqual(actions, ['Send (1 request, at most 2)', 'Show']);
    assert.equal(requests.length, 1);
  });

  it('is not sent when the user leaves', async () => {
    const requests = await requestsDuring(() => run('frugal.explain'));
    await hears(asked);
    assert.equal(requests.length, 0);
  });

  it('is shown first when the user wants to see it, and then sent', async () => {
    pressNext('Show');
    const running = run('frugal.explain');
    const document = await shownPrompt();
    const text = document.getText();
    assert.equal((await simulator.requests()).length, 0);
    await pressSend(document);
    await running;
    assertSent(text, await simulator.requests());
  });

  it('says in the chat why it cannot be sent, at no request', async () => {
    await removeKeys();
    forgetSaid();
    const requests = await requestsDuring(() => run('frugal.explain'));
    assert.equal(requests.length, 0);
    assert.deepEqual(said, []);
  });
});
