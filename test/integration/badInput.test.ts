import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { FrozenFiles } from './frozenFiles';
import {
  closeEverything,
  freshWindow,
  hears,
  openSample,
  requestsDuring,
  sampleUri,
  simulator,
  show,
  shownProposal,
} from './window';

const run = vscode.commands.executeCommand;
const instruction = { instruction: 'Make it simpler' };

/** Each of these says one sentence and sends nothing. */
async function refuses(command: string, sentence: RegExp): Promise<void> {
  const requests = await requestsDuring(() => run(command, instruction));
  await hears(sentence);
  assert.equal(requests.length, 0);
}

describe('what Frugal cannot work on costs no request and is said', () => {
  let frozen: vscode.Disposable;

  before(() => {
    const files = new FrozenFiles({ '/ice.ts': 'export const cold = 1;\n' });
    frozen = vscode.workspace.registerFileSystemProvider('frozen', files, { isReadonly: true });
  });
  after(() => {
    frozen.dispose();
  });
  beforeEach(freshWindow);

  for (const command of ['frugal.explain', 'frugal.refactor', 'frugal.ask', 'frugal.attachFile']) {
    it(`${command} without an editor`, async () => {
      await refuses(command, /No text editor is open/);
    });
  }

  it('an empty document', async () => {
    await show(await vscode.workspace.openTextDocument({ content: '' }));
    await refuses('frugal.explain', /No code at the cursor/);
    await refuses('frugal.refactor', /No code at the cursor/);
  });

  it('a blank line with nothing selected', async () => {
    const editor = await openSample('README.md');
    editor.selection = new vscode.Selection(1, 0, 1, 0);
    await refuses('frugal.explain', /No code at the cursor/);
  });

  it('binary data opened as text', async () => {
    await show(await vscode.workspace.openTextDocument({ content: 'a\0b\0c' }), [1, 1]);
    await refuses('frugal.explain', /is not a text file/);
  });

  it('a binary file attached from the explorer', async () => {
    const uri = sampleUri('picture.bin');
    await vscode.workspace.fs.writeFile(
      uri,
      Uint8Array.from({ length: 2000 }, (_, i) => i % 7),
    );
    try {
      const requests = await requestsDuring(() => run('frugal.attachFile', uri));
      await hears(/picture\.bin is not a text file/);
      assert.equal(requests.length, 0);
    } finally {
      await vscode.workspace.fs.delete(uri);
    }
  });

  it('a file that is gone', async () => {
    await run('frugal.attachFile', sampleUri('nowhere.ts'));
    await hears(/nowhere\.ts cannot be opened: it was deleted or moved/);
  });

  it('a huge file as a whole', async () => {
    const content = 'const line = 1;\n'.repeat(70_000);
    await show(await vscode.workspace.openTextDocument({ content }));
    await refuses('frugal.attachFile', /too large to attach as a whole: the bound is 1 MB/);
  });

  it('a refactoring of a read-only file', async () => {
    const uri = vscode.Uri.parse('frozen:/ice.ts');
    await show(await vscode.workspace.openTextDocument(uri), [1, 1]);
    await refuses('frugal.refactor', /ice\.ts is read-only/);
  });

  it('accepting where no proposal is', async () => {
    await openSample('retry.ts', [1, 2]);
    await refuses('frugal.acceptProposal', /There is no proposal to review/);
  });

  it('without a key', async () => {
    await run('frugal.removeKey');
    await openSample('retry.ts', [1, 21]);
    const requests = await requestsDuring(() => run('frugal.explain'));
    assert.equal(requests.length, 0);
  });

  it('a paid model', async () => {
    await run('frugal.pickModel', { model: 'openai/gpt-5' });
    await hears(/costs money|is not in the list/);
  });
});

describe('unusual documents', () => {
  beforeEach(freshWindow);

  it('a read-only file can be explained', async () => {
    const files = new FrozenFiles({ '/ice.ts': 'export const cold = 1;\n' });
    const frozen = vscode.workspace.registerFileSystemProvider('frozen2', files, {
      isReadonly: true,
    });
    const uri = vscode.Uri.parse('frozen2:/ice.ts');
    await show(await vscode.workspace.openTextDocument(uri), [1, 1]);
    assert.equal((await requestsDuring(() => run('frugal.explain'))).length, 1);
    frozen.dispose();
  });

  it('an untitled file is refactored like any other', async () => {
    const content = 'function a(x) {\n  return x + 0;\n}\n';
    await simulator.answer('```javascript\nconst a = (x) => x;\n```');
    const document = await vscode.workspace.openTextDocument({ language: 'javascript', content });
    await show(document, [1, 3]);
    assert.equal((await requestsDuring(() => run('frugal.refactor', instruction))).length, 1);
    const proposed = (await shownProposal()).getText();
    await run('frugal.acceptProposal');
    assert.equal(document.getText(), proposed);
  });

  it('a file with Windows line endings keeps them', async () => {
    const uri = sampleUri('windows.js');
    const content = 'function a(x) {\r\n  return x + 0;\r\n}\r\n';
    await vscode.workspace.fs.writeFile(uri, Buffer.from(content));
    await simulator.answer('```javascript\nfunction a(x) {\n  return x;\n}\n```');
    const document = await vscode.workspace.openTextDocument(uri);
    await show(document, [1, 3]);
    await run('frugal.refactor', instruction);
    await shownProposal();
    await run('frugal.acceptProposal');
    assert.doesNotMatch(document.getText(), /[^\r]\n/);
    await run('undo');
    assert.equal(document.getText(), content);
    await closeEverything();
    await vscode.workspace.fs.delete(uri);
  });

  it('a notebook cell is refactored in its place', async () => {
    const cell = (value: string): vscode.NotebookCellData =>
      new vscode.NotebookCellData(vscode.NotebookCellKind.Code, value, 'python');
    const data = new vscode.NotebookData([cell('a = 1'), cell('def f(x):\n    return x + 0')]);
    await simulator.answer('```python\ndef f(x):\n    return x\n```');
    const notebook = await vscode.workspace.openNotebookDocument('jupyter-notebook', data);
    await vscode.window.showNotebookDocument(notebook);
    const { document } = notebook.cellAt(1);
    await show(document, [1, 2]);
    assert.equal((await requestsDuring(() => run('frugal.refactor', instruction))).length, 1);
    const proposed = (await shownProposal()).getText();
    await run('frugal.acceptProposal');
    assert.equal(document.getText(), proposed);
    assert.equal(notebook.cellAt(0).document.getText(), 'a = 1');
  });
});
