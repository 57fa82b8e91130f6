import * as assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { FrozenFiles } from './frozenFiles';
import { openRepository } from './repository';
import {
  closeEverything,
  freshWindow,
  hears,
  openSample,
  pressNext,
  removeKeys,
  requestsDuring,
  said,
  sampleUri,
  show,
  shownProposal,
  shownReview,
  simulator,
  until,
  withoutHaste,
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
    // In a language, it may stand in something that has a name.
    const content = 'one\n\nthree\n';
    const editor = await show(await vscode.workspace.openTextDocument({ content }));
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

  it('a refactoring of a file that nobody may write', async () => {
    const uri = sampleUri('closed.ts');
    fs.writeFileSync(uri.fsPath, 'export const closed = 1;\n', { mode: 0o444 });
    await show(await vscode.workspace.openTextDocument(uri), [1, 1]);
    await refuses('frugal.refactor', /closed\.ts is read-only/);
    await closeEverything();
    fs.rmSync(uri.fsPath);
  });

  it('a refactoring of a file outside the workspace, also behind a link', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'frugal-outside-'));
    const file = path.join(folder, 'other.ts');
    fs.writeFileSync(file, 'export const other = 1;\n');
    const link = sampleUri('link.ts');
    fs.symlinkSync(file, link.fsPath);
    for (const uri of [vscode.Uri.file(file), link]) {
      await show(await vscode.workspace.openTextDocument(uri), [1, 1]);
      await refuses('frugal.refactor', /(other|link)\.ts is outside the workspace/);
      said.length = 0;
    }
    await closeEverything();
    fs.rmSync(link.fsPath);
    fs.rmSync(folder, { recursive: true });
  });

  it('a refactoring of a file of another file system that can be written', async () => {
    const files = new FrozenFiles({ '/water.ts': 'export const warm = 1;\n' });
    const fluid = vscode.workspace.registerFileSystemProvider('fluid', files);
    const uri = vscode.Uri.parse('fluid:/water.ts');
    await show(await vscode.workspace.openTextDocument(uri), [1, 1]);
    await refuses('frugal.refactor', /water\.ts is outside the workspace/);
    fluid.dispose();
  });

  it('accepting where no proposal is', async () => {
    await openSample('retry.ts', [1, 2]);
    await refuses('frugal.acceptProposal', /There is no proposal to review/);
  });

  it('without a key', async () => {
    await removeKeys();
    await openSample('retry.ts', [1, 21]);
    const requests = await requestsDuring(() => run('frugal.explain'));
    assert.equal(requests.length, 0);
  });

  it('a paid model', async () => {
    await run('frugal.pickModel', { model: 'openai/gpt-5' });
    await hears(/costs money|is not in the list/);
  });
});

describe('a proposal', () => {
  const before = 'let a = 1;\nlet b = 2;\n';
  const folder = sampleUri('proposed');
  // VS Code remembers the text of a file for a while after its editor was closed.
  let [count, uri] = [0, folder];

  const refactor = async (): Promise<vscode.TextDocument> => {
    const document = await vscode.workspace.openTextDocument(uri);
    await show(document, [1, 2]);
    await simulator.answer('```typescript\nlet a = 10;\nlet b = 2;\n```');
    assert.equal((await requestsDuring(() => run('frugal.refactor', instruction))).length, 1);
    await shownReview();
    return document;
  };

  let haste: vscode.Disposable;
  beforeEach(async () => {
    await freshWindow();
    haste = withoutHaste(2000);
    uri = vscode.Uri.joinPath(folder, `a${(count += 1)}.ts`);
    fs.mkdirSync(folder.fsPath, { recursive: true });
    fs.writeFileSync(uri.fsPath, before);
  });
  afterEach(async () => {
    haste.dispose();
    await simulator.answer(undefined);
    await closeEverything();
    fs.rmSync(folder.fsPath, { recursive: true, force: true });
  });

  it('for a file with changes that are not saved keeps them', async () => {
    const files = vscode.workspace.getConfiguration('files');
    await files.update('autoSave', 'off', vscode.ConfigurationTarget.Global);
    const opened = await vscode.workspace.openTextDocument(uri);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(2, 0), 'let typed;\n');
    assert.ok(await vscode.workspace.applyEdit(edit));
    const document = await refactor();
    assert.equal(document, opened);
    await run('frugal.acceptProposal');
    assert.equal(document.getText(), `let a = 10;\nlet b = 2;\nlet typed;\n`);
    assert.equal(fs.readFileSync(uri.fsPath, 'utf8'), before);
    await files.update('autoSave', undefined, vscode.ConfigurationTarget.Global);
  });

  it('for a file that went away meanwhile brings it not back', async () => {
    await refactor();
    await vscode.workspace.fs.delete(uri);
    await requestsDuring(() => run('frugal.acceptProposal'));
    await hears(/a\d\.ts cannot be opened: it was deleted or moved/);
    assert.equal(fs.existsSync(uri.fsPath), false);
  });

  it('for a file that nobody may write any more is not made', async () => {
    const document = await refactor();
    fs.chmodSync(uri.fsPath, 0o444);
    await run('frugal.acceptProposal');
    await hears(/a\d\.ts is read-only/);
    assert.equal(document.getText(), before);
  });

  it('for a file that a link leads out of the workspace by now is not made', async () => {
    const document = await refactor();
    const outside = fs.mkdtempSync(path.join(os.tmpdir(), 'frugal-outside-'));
    fs.writeFileSync(path.join(outside, 'a.ts'), before);
    fs.rmSync(uri.fsPath);
    fs.symlinkSync(path.join(outside, 'a.ts'), uri.fsPath);
    await run('frugal.acceptProposal');
    await hears(/a\d\.ts is outside the workspace/);
    assert.equal(document.getText(), before);
    fs.rmSync(outside, { recursive: true });
  });

  it('for a file that git ignores is made once the user has said so', async () => {
    fs.writeFileSync(vscode.Uri.joinPath(folder, '.gitignore').fsPath, '*.ts\n');
    execFileSync('git', ['-C', folder.fsPath, 'init', '--quiet']);
    await openRepository(folder);
    const document = await refactor();
    await run('frugal.acceptProposal');
    await hears(/Git ignores proposed\/a\d\.ts/);
    assert.equal(document.getText(), before);
    pressNext('Change it all the same');
    await run('frugal.acceptProposal');
    await until('the change', () => document.getText() !== before);
    assert.equal(document.getText(), before.replace('1', '10'));
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
});
