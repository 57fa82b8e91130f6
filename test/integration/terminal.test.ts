import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { addContext, sentAsShown } from './attached';
import {
  closeEverything,
  freshWindow,
  hears,
  pressNext,
  promptDuring,
  requestsDuring,
  until,
} from './window';

const run = vscode.commands.executeCommand;
const { clipboard } = vscode.env;
const output = 'error TS2304: Cannot find name "total".';

describe('explaining what is selected in the terminal', () => {
  let terminal: vscode.Terminal;

  beforeEach(async () => {
    await freshWindow();
    const written = new vscode.EventEmitter<string>();
    const opened = new Promise<void>((resolve) => {
      terminal = vscode.window.createTerminal({
        name: 'build',
        pty: {
          onDidWrite: written.event,
          open: () => {
            written.fire(`${output}\r\n`);
            resolve();
          },
          close: () => undefined,
        },
      });
    });
    terminal.show();
    await opened;
    await until('the terminal in use', () => vscode.window.activeTerminal === terminal);
  });
  afterEach(async () => {
    terminal.dispose();
    await closeEverything();
    await clipboard.writeText('');
  });

  /** Selects all, once it is written. */
  const select = (): Promise<boolean> =>
    until('the output in the terminal', async () => {
      await clipboard.writeText('');
      await run('workbench.action.terminal.focus');
      await run('workbench.action.terminal.selectAll');
      await run('workbench.action.terminal.copySelection');
      return (await clipboard.readText()).includes(output);
    });

  it('costs one request about it, and the clipboard holds what it held', async () => {
    await select();
    await clipboard.writeText('mine');
    const prompt = await promptDuring(() => run('frugal.explainTerminal'));
    assert.ok(prompt.includes(output), prompt);
    assert.equal(await clipboard.readText(), 'mine');
  });

  it('goes along with the next message for no request, from the menu and behind @', async () => {
    for (const add of [
      () => run('frugal.attachTerminal'),
      () => addContext('terminal', /^What is selected/),
    ]) {
      await select();
      await clipboard.writeText('mine');
      assert.equal((await requestsDuring(add)).length, 0);
      assert.equal(await clipboard.readText(), 'mine');
      assert.match(await sentAsShown(), /terminal output:\n```shellscript\n[^]*TS2304/);
    }
  });

  it('asks first where the clipboard holds no text, which may be an image', async () => {
    await select();
    await clipboard.writeText('');
    const requests = await requestsDuring(() => run('frugal.explainTerminal'));
    await hears(/If it holds an image or a file, that is lost/);
    assert.equal(requests.length, 0);
    pressNext('Use the clipboard');
    const prompt = await promptDuring(() => run('frugal.explainTerminal'));
    assert.ok(prompt.includes(output), prompt);
    assert.equal(await clipboard.readText(), '');
  });

  it('says that nothing is selected, costs nothing, and leaves the clipboard alone', async () => {
    await run('workbench.action.terminal.clearSelection');
    await clipboard.writeText('mine');
    const requests = await requestsDuring(() => run('frugal.explainTerminal'));
    await hears(/Select what to explain in the terminal first/);
    assert.deepEqual([requests.length, await clipboard.readText()], [0, 'mine']);
  });
});
