import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { asWorkspaceFolder, FluidFiles } from './fluidFiles';
import {
  closeEverything,
  freshWindow,
  requestsDuring,
  said,
  show,
  shownReview,
  simulator,
  until,
} from './window';

const run = vscode.commands.executeCommand;
const old = 'let a = 1;\nlet b = 2;\n';
const made = 'let a = 10;\nlet b = 2;\n';

describe('a proposal for a file of a virtual file system that can be written', () => {
  const files = new FluidFiles({ '/sea/water.ts': old });
  const uri = vscode.Uri.parse('sea:/sea/water.ts');
  let isThere: vscode.Disposable;

  before(async () => {
    await freshWindow();
    isThere = vscode.Disposable.from(
      vscode.workspace.registerFileSystemProvider('sea', files),
      asWorkspaceFolder(vscode.Uri.parse('sea:/sea')),
    );
  });
  after(async () => {
    await simulator.answer(undefined);
    await closeEverything();
    isThere.dispose();
  });

  it('is reviewed, made with one edit, saved there, and taken back', async () => {
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
});
