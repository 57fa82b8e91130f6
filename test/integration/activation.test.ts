import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { simulator } from './window';
import { watchCalls } from './workspaceCalls';

/** From before anything else was done. */
const watched = watchCalls();

const frugal = vscode.extensions.getExtension('frugal.frugal');

describe('Frugal in a real extension host', () => {
  it('is found and activates', async () => {
    assert.ok(frugal, 'VS Code does not know the extension');
    await frugal.activate();
    assert.equal(frugal.isActive, true);
  });

  it('asks nobody when it activates, and reads nothing of the workspace', async () => {
    await frugal?.activate();
    watched.dispose();
    assert.deepEqual(watched.calls, []);
    assert.deepEqual(await simulator.journal(), []);
  });

  it('registers every command that its manifest promises', async () => {
    assert.ok(frugal);
    await frugal.activate();
    const { contributes } = frugal.packageJSON as {
      contributes?: { commands?: readonly { command: string }[] };
    };
    const registered = new Set(await vscode.commands.getCommands(true));
    const missing = (contributes?.commands ?? [])
      .map(({ command }) => command)
      .filter((command) => !registered.has(command));
    assert.deepEqual(missing, []);
  });

  it("is refused proposed API, as on a user's machine", () => {
    const chat = vscode.chat as unknown as Record<string, (...args: unknown[]) => unknown>;
    assert.throws(
      () => chat['registerChatSessionItemProvider']?.('frugal', {}),
      /CANNOT use API proposal/,
    );
  });
});
