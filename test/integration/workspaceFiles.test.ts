import * as assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { workspaceFiles } from '../../src/host/workspaceFiles';
import { openRepository } from './repository';
import { sampleUri, withoutHaste } from './window';

/** The files of the window that the tests run in: it has one folder, `sample`. */
describe('the files that an answer can name', () => {
  const folder = sampleUri('named');
  const outside = fs.mkdtempSync(path.join(os.tmpdir(), 'frugal-outside-'));
  const uriOf = (name: string): string => vscode.Uri.joinPath(folder, name).toString();

  const write = (name: string): void => {
    const file = vscode.Uri.joinPath(folder, name).fsPath;
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, 'let a;\n');
  };
  const below = async (name: string): Promise<readonly string[]> =>
    (await workspaceFiles.below(name)).map(({ path: found }) => found);

  let haste: vscode.Disposable;
  before(() => {
    haste = withoutHaste(2000);
    fs.writeFileSync(path.join(outside, 'other.ts'), 'let a;\n');
  });
  afterEach(() => fs.rmSync(folder.fsPath, { recursive: true, force: true }));
  after(() => {
    haste.dispose();
    fs.rmSync(outside, { recursive: true, force: true });
  });

  it('are those with exactly the path, also with the name of the folder before it', async () => {
    write('index.ts');
    write('deep/index.ts');
    const found = [{ uri: uriOf('index.ts'), path: 'named/index.ts' }];
    assert.deepEqual(await workspaceFiles.exact('named/index.ts'), found);
    assert.deepEqual(await workspaceFiles.exact('sample/named/index.ts'), found);
    assert.deepEqual(await workspaceFiles.exact('index.ts'), []);
    assert.deepEqual(await workspaceFiles.exact('named/deep'), []);
  });

  it('are below the folder that is open where there is one with its name in it', async () => {
    const twin = sampleUri('sample');
    fs.mkdirSync(twin.fsPath);
    const made = await workspaceFiles.newFile('sample/new.ts');
    fs.rmdirSync(twin.fsPath);
    assert.equal(made, vscode.Uri.joinPath(twin, 'new.ts').toString());
    assert.equal(await workspaceFiles.newFile('sample/new.ts'), sampleUri('new.ts').toString());
  });

  it('are none that searches leave out, nor code of others', async () => {
    for (const name of ['src/far.ts', 'out/far.ts', 'node_modules/x/far.ts', 'vendor/far.ts'])
      write(name);
    write('src/[id]/far.ts');
    assert.deepEqual(await below('[id]/far.ts'), ['named/src/[id]/far.ts']);
    fs.rmSync(vscode.Uri.joinPath(folder, 'src/[id]').fsPath, { recursive: true });
    assert.deepEqual((await below('far.ts')).toSorted(), ['named/out/far.ts', 'named/src/far.ts']);
    const search = vscode.workspace.getConfiguration('search');
    await search.update('exclude', { '**/out': true }, vscode.ConfigurationTarget.Global);
    const found = await below('far.ts');
    await search.update('exclude', undefined, vscode.ConfigurationTarget.Global);
    assert.deepEqual(found, ['named/src/far.ts']);
  });

  it('are none that git ignores, unless the path is exactly theirs', async () => {
    write('src/far.ts');
    write('made/far.ts');
    fs.writeFileSync(vscode.Uri.joinPath(folder, '.gitignore').fsPath, 'made\n');
    execFileSync('git', ['-C', folder.fsPath, 'init', '--quiet']);
    await openRepository(folder);
    assert.deepEqual(await below('far.ts'), ['named/src/far.ts']);
    assert.equal((await workspaceFiles.exact('named/made/far.ts')).length, 1);
    const access = await workspaceFiles.access(uriOf('made/far.ts'));
    assert.match('note' in access ? (access.note ?? '') : '', /ignored by git/);
    assert.ok(!('note' in (await workspaceFiles.access(uriOf('src/far.ts')))));
  });

  it('may be changed only inside the workspace, wherever a link leads', async () => {
    write('a.ts');
    const link = (to: string, name: string): void =>
      fs.symlinkSync(to, vscode.Uri.joinPath(folder, name).fsPath);
    link(path.join(outside, 'other.ts'), 'link.ts');
    link(outside, 'links');
    link(path.join(outside, 'new.ts'), 'dangling.ts');
    link(vscode.Uri.joinPath(folder, 'a.ts').fsPath, 'alias.ts');
    const refused = [
      ...['link.ts', 'links/other.ts', 'links/new.ts', 'dangling.ts'].map(uriOf),
      vscode.Uri.file(path.join(outside, 'other.ts')).toString(),
      vscode.Uri.file(path.join(outside, 'new.ts')).toString(),
    ];
    for (const uri of refused) {
      const access = await workspaceFiles.access(uri);
      assert.match('refusal' in access ? access.refusal : '', /outside the workspace/, uri);
    }
    const [own, alias] = [uriOf('a.ts'), uriOf('alias.ts')];
    assert.deepEqual(await workspaceFiles.access(alias), await workspaceFiles.access(own));
    assert.ok('id' in (await workspaceFiles.access(uriOf('new/b.ts'))));
  });

  it('may be changed only where somebody may write them', async () => {
    write('a.ts');
    fs.chmodSync(vscode.Uri.joinPath(folder, 'a.ts').fsPath, 0o444);
    const access = await workspaceFiles.access(uriOf('a.ts'));
    assert.match('refusal' in access ? access.refusal : '', /a\.ts is read-only/);
  });

  it('say why they cannot be read', async () => {
    write('a.ts');
    const file = vscode.Uri.joinPath(folder, 'large.txt');
    fs.writeFileSync(file.fsPath, 'a line of text\n'.repeat(350_000));
    fs.writeFileSync(vscode.Uri.joinPath(folder, 'a.bin').fsPath, Uint8Array.from([0, 1, 2, 0]));
    const read = async (uri: string): Promise<string> =>
      JSON.stringify(await workspaceFiles.read(uri));
    assert.match(await read(file.toString()), /^".*too large .* 5 MB/);
    assert.match(await read(uriOf('a.bin')), /^".*not a text file, so nothing/);
    assert.equal(await workspaceFiles.read(uriOf('gone.ts')), undefined);
    const notebook = vscode.Uri.joinPath(folder, 'a.ipynb');
    fs.writeFileSync(notebook.fsPath, '{"cells": [], "metadata": {}, "nbformat": 4}');
    await vscode.workspace.openNotebookDocument(notebook);
    assert.match(await read(notebook.toString()), /^"a\.ipynb is a notebook: its file/);
  });
});
