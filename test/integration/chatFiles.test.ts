import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { pickItem } from './pickItem';
import { closeEverything, forgetSaid, freshWindow, hears, openSample, sampleUri } from './window';

const run = vscode.commands.executeCommand;

describe('chats in files', () => {
  const window = vscode.window as { showSaveDialog: unknown; showOpenDialog: unknown };
  const { showSaveDialog, showOpenDialog } = vscode.window;
  const file = sampleUri('chat.json');

  before(freshWindow);
  beforeEach(forgetSaid);
  after(async () => {
    Object.assign(vscode.window, { showSaveDialog, showOpenDialog });
    await closeEverything();
  });

  /** Exports the open chat to a file of this name, which is gone then, as a user does who chooses it in the dialog. */
  async function exported(name: string): Promise<string> {
    const uri = sampleUri(name);
    window.showSaveDialog = () => Promise.resolve(uri);
    forgetSaid();
    await run('frugal.exportChat');
    await hears(/The chat was saved/);
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    await vscode.workspace.fs.delete(uri);
    return text;
  }

  it('come back from one as they went into it', async () => {
    await openSample('cart.ts', [36, 39]);
    await run('frugal.explain');
    const json = await exported('chat.json');
    const markdown = await exported('chat.md');
    assert.match(markdown, /^# .+\n\n## You\n/);
    const title = /^# (.*)/.exec(markdown)?.[1] ?? '';
    const renamed = json.replace(JSON.stringify(title), '"Came back"');
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(renamed));
    window.showOpenDialog = () => Promise.resolve([file]);
    await run('frugal.importChats');
    await hears(/^One chat was imported\./);
    await vscode.workspace.fs.delete(file);
    await run('frugal.newChat');
    await pickItem(() => run('frugal.history'), /Came back/);
    assert.equal(await exported('again.md'), markdown.replace(title, 'Came back'));
    const { chats } = JSON.parse(json) as { readonly chats: readonly { messages: unknown[] }[] };
    assert.equal(chats[0]?.messages.length, 2);
  });

  it('are not there when the dialog is left, or the file is none of chats', async () => {
    window.showSaveDialog = () => Promise.resolve(undefined);
    await run('frugal.exportChat');
    await assert.rejects(async () => vscode.workspace.fs.stat(file));
    await run('frugal.importChats', sampleUri('cart.ts'));
    await hears(/not JSON.* Nothing was imported\./);
  });
});
