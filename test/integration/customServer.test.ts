import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { JournalEntry } from '../simulator/journal';
import {
  forgetSaid,
  freshWindow,
  hears,
  openSample,
  pressNext,
  simulator,
  simulatorOrigin,
} from './window';

const run = vscode.commands.executeCommand;

describe('a custom server', () => {
  const window = vscode.window as { showQuickPick: unknown; showInputBox: unknown };
  const { showQuickPick, showInputBox } = window;
  const address = `${simulatorOrigin}/plain/v1`;

  before(freshWindow);
  beforeEach(forgetSaid);
  after(async () => {
    Object.assign(window, { showQuickPick, showInputBox });
    for (const name of ['model', 'custom.url', 'custom.headers']) await set(name, undefined);
  });

  async function set(name: string, value: unknown): Promise<void> {
    const settings = vscode.workspace.getConfiguration('frugal');
    await settings.update(name, value, vscode.ConfigurationTarget.Global);
  }

  /** The user picks it from the list, and types these one after the other. */
  function answer(...typed: readonly string[]): void {
    const left = [...typed];
    window.showQuickPick = (items: readonly vscode.QuickPickItem[]) =>
      Promise.resolve(items.find(({ label }) => label === 'Custom server'));
    window.showInputBox = () => Promise.resolve(left.shift());
  }

  async function questionsDuring(action: () => unknown): Promise<readonly JournalEntry[]> {
    const { length } = await simulator.journal();
    await action();
    return (await simulator.journal()).slice(length).filter(({ method }) => method === 'POST');
  }

  it('is asked with the headers that the user added, once its prices were agreed to', async () => {
    await set('custom.headers', { 'x-team': 'blue' });
    answer(address, 'team-key-1');
    pressNext('Use It');
    await run('frugal.setUpServer');
    await hears(/Custom server is set up/);
    await set('model', 'custom:qwen3-coder:30b');
    await openSample('retry.ts', [1, 21]);
    const [question, ...others] = await questionsDuring(() => run('frugal.explain'));
    assert.deepEqual(others, []);
    assert.equal(question?.path, '/plain/v1/chat/completions');
    assert.equal(question.headers['x-team'], 'blue');
    assert.equal(question.headers['authorization'], 'Bearer team-key-1');
  });

  it('gets no header that carries a key, and that is said', async () => {
    await set('custom.headers', { Authorization: 'Basic abc', 'x-team': 'red' });
    await openSample('cart.ts', [36, 39]);
    const [question] = await questionsDuring(() => run('frugal.explain'));
    await hears(/The header Authorization is not sent: settings are no place for a key/);
    assert.equal(question?.headers['x-team'], 'red');
    assert.equal(question.headers['authorization'], 'Bearer team-key-1');
  });

  it('that was removed is not asked any longer, also when its address comes back', async () => {
    answer();
    await run('frugal.removeKey');
    await hears(/Custom server is not asked any longer/);
    await set('custom.url', address);
    await openSample('text.py', [1, 10]);
    assert.deepEqual(await questionsDuring(() => run('frugal.explain')), []);
  });
});
