import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { promptCommands } from '../../src/host/slash/promptCommands';
import { Fruit } from './fruit';
import { closeEverything, freshWindow, promptDuring, sampleUri, show } from './window';
import { replace } from './workspaceCalls';

const run = vscode.commands.executeCommand;

/** The window of the tests is trusted: here it says that it is not. That VS Code says so, and when, a test of the UI shows. */
describe('in Restricted Mode', () => {
  const files = { 'AGENTS.md': 'Use tabs.', '.frugal/prompts/port.md': 'Port this' };
  let fruit: Fruit;
  let distrust: vscode.Disposable | undefined;
  const setTrust = (trusted: boolean): void => {
    distrust?.dispose();
    distrust = trusted ? undefined : replace(vscode.workspace, 'isTrusted', { get: () => false });
  };

  beforeEach(async () => {
    await freshWindow();
    for (const [path, text] of Object.entries(files))
      await vscode.workspace.fs.writeFile(sampleUri(path), Buffer.from(text));
    fruit = new Fruit();
    await fruit.open();
  });
  afterEach(async () => {
    setTrust(true);
    fruit.dispose();
    await closeEverything();
    await fruit.close();
    await vscode.workspace.fs.delete(sampleUri('AGENTS.md'));
    await vscode.workspace.fs.delete(sampleUri('.frugal'), { recursive: true });
  });

  it('nothing goes along with a task that is no part of it: no rules, and nothing that the code uses', async () => {
    setTrust(false);
    await show(await vscode.workspace.openTextDocument(fruit.uri('use')), [5, 6]);
    const sent = await promptDuring(() => run('frugal.explain'));
    assert.doesNotMatch(sent, /Use tabs|For reference/);
    assert.deepEqual([...fruit.asked], []);
    setTrust(true);
    await run('frugal.newChat');
    assert.match(await promptDuring(() => run('frugal.explain')), /Use tabs/);
  });

  it('no prompt file is a command', async () => {
    setTrust(false);
    assert.deepEqual(await promptCommands(), []);
    setTrust(true);
    assert.deepEqual(
      (await promptCommands()).map(({ name }) => name),
      ['port'],
    );
  });

  it('no address of this machine is asked who is there', async () => {
    const asked: string[] = [];
    const watching = replace(globalThis, 'fetch', {
      value: (url: string) => {
        asked.push(url);
        return Promise.reject(new Error('nobody'));
      },
    });
    const leaving = replace(vscode.window, 'showQuickPick', {
      value: () => Promise.resolve(undefined),
    });
    try {
      setTrust(false);
      await run('frugal.findProviders');
      assert.deepEqual(asked, []);
      setTrust(true);
      await run('frugal.findProviders');
      assert.equal(asked.length, 2);
    } finally {
      leaving.dispose();
      watching.dispose();
    }
  });
});
