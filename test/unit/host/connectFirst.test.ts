import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { App } from '../../../src/host/app';
import { connectFirst } from '../../../src/host/chatView/connectFirst';

describe('The first key', () => {
  const { executeCommand } = vscode.commands;
  afterEach(() => Object.assign(vscode.commands, { executeCommand }));

  /** What happens, in its order, when the command leaves the chat so. */
  async function after(connection: string): Promise<readonly string[]> {
    const done: string[] = [];
    Object.assign(vscode.commands, {
      executeCommand: (id: string) => Promise.resolve(done.push(id)),
    });
    const app = {
      session: { state: () => Promise.resolve({ connection }) },
      view: { focusComposer: () => Promise.resolve(done.push('the composer')) },
    } as unknown as App;
    await connectFirst(app, 'setKey');
    return done;
  }

  it('leads to where the first message is written', async () => {
    assert.deepEqual(await after('ready'), ['frugal.setKey', 'the composer']);
  });

  it('leaves the user where they are when they gave up', async () => {
    assert.deepEqual(await after('noKey'), ['frugal.setKey']);
  });
});
