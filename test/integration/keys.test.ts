import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  forgetSaid,
  freshWindow,
  hears,
  openSample,
  pasteKey,
  pressNext,
  said,
  simulator,
} from './window';

const run = vscode.commands.executeCommand;

interface Row extends vscode.QuickPickItem {
  readonly buttons?: readonly vscode.QuickInputButton[];
}

describe('several keys', () => {
  const window = vscode.window as { createQuickPick: unknown };
  const { createQuickPick } = window;
  let rows: readonly Row[] = [];
  let first: string;
  let second: string;

  before(async () => {
    await freshWindow();
    // Other tests left theirs.
    while (!said.some(([sentence]) => sentence.startsWith('You are not signed in')))
      await run('frugal.signOut');
    first = (await simulator.account()).key;
    await pasteKey(first);
    second = (await simulator.addAccount({ usedToday: 20 })).key;
  });
  beforeEach(forgetSaid);
  after(() => Object.assign(window, { createQuickPick }));

  /** The user takes this row of the next list, or presses its button. */
  function pick(label: string, button?: string): void {
    window.createQuickPick = () => {
      const hear: Record<string, (event: unknown) => unknown> = {};
      const on = (name: string) => (listener: (event: unknown) => unknown) => {
        hear[name] = listener;
        return { dispose: () => undefined };
      };
      const picker = {
        items: [] as readonly Row[],
        selectedItems: [] as readonly Row[],
        onDidHide: on('hide'),
        onDidAccept: on('accept'),
        onDidTriggerItemButton: on('button'),
        hide: () => undefined,
        dispose: () => undefined,
        show: () => {
          rows = picker.items;
          const item = rows.find((row) => row.label.endsWith(label));
          picker.selectedItems = item ? [item] : [];
          const pressed = item?.buttons?.find(({ tooltip }) => tooltip?.startsWith(button ?? '-'));
          if (pressed) hear['button']?.({ item, button: pressed });
          else hear[item ? 'accept' : 'hide']?.(undefined);
        },
      };
      return picker;
    };
  }

  /** The key of the only request that asking makes. */
  async function keyAsked(): Promise<string | undefined> {
    await simulator.answer('So it is.');
    await run('frugal.newChat');
    await openSample('cart.ts', [36, 39]);
    const { length } = await simulator.requests();
    pressNext('Clear kept answers');
    await run('frugal.clearAnswers');
    await run('frugal.explain');
    const [request] = (await simulator.requests()).slice(length);
    return request?.headers['authorization']?.replace('Bearer ', '');
  }

  it('are kept beside each other, and the last one asks', async () => {
    await pasteKey(second);
    await hears(/accepts the key. 30 of 50/);
    assert.equal(await keyAsked(), second);
  });

  it('are switched, with the quota of their account', async () => {
    pick('Key 1');
    await run('frugal.switchKey');
    await hears(/OpenRouter is asked with "Key 1" from now on/);
    assert.equal(await keyAsked(), first);
    const labels = rows
      .filter(({ buttons, label }) => buttons && !label.includes('$(account)'))
      .map(({ label }) => label);
    assert.deepEqual(labels.slice(0, 2), ['Key 1', '$(check) Key 2']);
    assert.ok(!JSON.stringify(rows.map(({ description }) => description)).includes(second));
  });

  it('can be for this workspace alone', async () => {
    pick('Key 2', 'Ask with this key in this workspace');
    await run('frugal.switchKey');
    await hears(/"Key 2" in this workspace/);
    assert.equal(await keyAsked(), second);
    pick('Key 2', 'Let this workspace');
    await run('frugal.switchKey');
    await hears(/"Key 1" from now on/);
    assert.equal(await keyAsked(), first);
  });

  it('are left one by one when signing out, which can be undone', async () => {
    pressNext('Undo');
    await run('frugal.signOut');
    await hears(/"Key 1" of OpenRouter was removed.*"Key 2" now/);
    assert.equal(await keyAsked(), first);
  });
});
