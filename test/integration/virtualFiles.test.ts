import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { promptCommands } from '../../src/host/slash/promptCommands';
import { sentAsShown } from './attached';
import { FluidFiles } from './fluidFiles';
import {
  closeEverything,
  freshWindow,
  promptDuring,
  requestsDuring,
  said,
  show,
  shownReview,
  simulator,
  until,
} from './window';
import { asOnlyFolder } from './workspaceCalls';

const run = vscode.commands.executeCommand;
const old = 'let a = 1;\nlet b = 2;\n';
const made = 'let a = 10;\nlet b = 2;\n';

describe('a workspace of a virtual file system that can be written', () => {
  const files = new FluidFiles({
    '/sea/water.ts': old,
    '/sea/AGENTS.md': 'Use tabs.',
    '/sea/.frugal/prompts/port.md': 'Port this',
  });
  const uri = vscode.Uri.parse('sea:/sea/water.ts');
  let isThere: vscode.Disposable;

  before(async () => {
    await freshWindow();
    isThere = vscode.Disposable.from(
      vscode.workspace.registerFileSystemProvider('sea', files),
      asOnlyFolder(vscode.Uri.parse('sea:/sea')),
    );
  });
  after(async () => {
    await simulator.answer(undefined);
    await closeEverything();
    isThere.dispose();
  });

  it('has a proposal reviewed, made with one edit, saved there, and taken back', async () => {
    const document = await vscode.workspace.openTextDocument(uri);
    await show(document, [1, 2]);
    await simulator.answer(`\`\`\`typescript\n${made}\`\`\``);
    const instruction = { instruction: 'Make it ten times as much' };
    const requests = await requestsDuring(() => run('frugal.refactor', instruction));
    assert.equal(requests.length, 1);
    const id = (await shownReview()).document.uri.query;
    assert.equal(document.getText(), old);
    const more = await requestsDuring(async () => {
      await run('frugal.acceptProposal');
      assert.equal(document.getText(), made);
      assert.ok(await document.save());
      assert.equal(files.textOf(uri), made);
      await run('frugal.undoChange', id);
      assert.equal(document.getText(), old);
      await run('frugal.acceptProposal', id);
      assert.equal(document.getText(), made);
      await show(document);
      await run('undo');
      await until('the text before', () => document.getText() === old);
    });
    assert.deepEqual([more.length, said], [0, []]);
  });

  it('has its rules, its prompts and its files read as those of a disk', async () => {
    await run('frugal.newChat');
    await show(await vscode.workspace.openTextDocument(uri), [1, 2]);
    const sent = await promptDuring(() => run('frugal.explain'));
    assert.match(sent, /AGENTS\.md:\n[^]*Use tabs\.[^]*water\.ts, lines 1-2:/);
    const names = (await promptCommands()).map(({ name }) => name);
    assert.deepEqual(names, ['port']);
    await run('frugal.newChat');
    await run('frugal.attachFile', uri);
    assert.match(await sentAsShown(), /water\.ts:\n```typescript\nlet a = 1;/);
    assert.deepEqual(said, []);
  });
});
