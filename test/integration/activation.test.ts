import * as assert from 'node:assert/strict';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { runningSimulator } from './remoteSimulator';

const frugal = vscode.extensions.getExtension('frugal.frugal');

describe('Frugal in a real extension host', () => {
  it('is found and activates', async () => {
    assert.ok(frugal, 'VS Code does not know the extension');
    await frugal.activate();
    assert.equal(frugal.isActive, true);
  });

  it('loads one file of its own when it activates', async () => {
    assert.ok(frugal);
    await frugal.activate();
    const folder = frugal.extensionPath + path.sep;
    const loaded = Object.keys(require.cache)
      .filter((file) => file.startsWith(path.join(folder, 'dist')))
      .map((file) => path.relative(folder, file));
    assert.deepEqual(loaded, [path.join('dist', 'extension.js')]);
  });

  it('asks nobody when it activates', async () => {
    await frugal?.activate();
    const address = vscode.workspace.getConfiguration('frugal').get<string>('openrouter.url');
    assert.match(address ?? '', /^http:\/\/127\.0\.0\.1:/, 'it does not talk to the simulator');
    assert.deepEqual(await runningSimulator().journal(), []);
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
