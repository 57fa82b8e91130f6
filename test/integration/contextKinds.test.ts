import * as assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import * as vscode from 'vscode';
import { addContext, sentAsShown } from './attached';
import { openRepository } from './repository';
import {
  closeEverything,
  freshWindow,
  hears,
  openSample,
  pressNext,
  requestsDuring,
  said,
  sampleUri,
  show,
} from './window';

const run = vscode.commands.executeCommand;
const token = ['ghp', 'q8Zt3LmX0vRb7NcK2yHf5Ws9JdGa4TeP1uQi'].join('_');

describe('context that is added', () => {
  const folder = sampleUri('kinds');
  const file = (name: string): vscode.Uri => vscode.Uri.joinPath(folder, name);
  const write = (name: string, text: string | Uint8Array): void => {
    fs.mkdirSync(vscode.Uri.joinPath(file(name), '..').fsPath, { recursive: true });
    fs.writeFileSync(file(name).fsPath, text);
  };
  /** VS Code keeps a repository open, so its folder stays until the end. */
  const repository = sampleUri('kept');
  const git = (...words: readonly string[]): void => {
    const who = ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.com'];
    execFileSync('git', ['-C', repository.fsPath, ...who, ...words]);
  };

  beforeEach(async () => {
    await freshWindow();
    fs.mkdirSync(folder.fsPath, { recursive: true });
  });
  afterEach(async () => {
    await closeEverything();
    fs.rmSync(folder.fsPath, { recursive: true, force: true });
  });

  it('is the selection, as it is now', async () => {
    await openSample('cart.ts', [2, 4]);
    await addContext('selection');
    assert.match(await sentAsShown(), /cart\.ts, lines 2-4:\n```typescript\n {2}name: string;/);
  });

  it('is a file, found by a part of its name', async () => {
    await addContext('file', /^cart\.ts$/, 'cart');
    assert.match(await sentAsShown(), /cart\.ts:\n```typescript\nexport interface Item/);
  });

  it('is a folder as far as there is room, without what is ignored or no text', async () => {
    for (let n = 0; n < 60; n++) write(`deep/f${n}.ts`, `const f = ${n};\n`);
    write('deep/bytes.bin', Uint8Array.from([0, 1, 2, 0]));
    write('deep/secret.key', 'nobody');
    fs.writeFileSync(sampleUri('.frugalignore').fsPath, '*.key\n');
    await addContext('folder', /deep$/, 'deep');
    fs.rmSync(sampleUri('.frugalignore').fsPath);
    const prompt = await sentAsShown();
    assert.match(prompt, /kinds\/deep \(50 of 62 files\):/);
    assert.match(prompt, /kinds\/deep\/f1\.ts:\n```\nconst f = 1;\n```/);
    assert.doesNotMatch(prompt, /secret\.key|nobody|bytes\.bin/);
  });

  it('is what VS Code reports, of a file and of all', async () => {
    const problems = vscode.languages.createDiagnosticCollection('kinds');
    const range = new vscode.Range(3, 0, 3, 1);
    problems.set(sampleUri('cart.ts'), [new vscode.Diagnostic(range, 'It is too dear')]);
    problems.set(sampleUri('text.py'), [new vscode.Diagnostic(range, 'It is too long')]);
    await openSample('cart.ts', [1, 1]);
    await addContext('problems', /Problems of cart\.ts/);
    const one = await sentAsShown();
    assert.match(one, /cart\.ts:\nLine 4: It is too dear/);
    assert.doesNotMatch(one, /too long/);
    await addContext('problems', /Problems of the workspace/);
    assert.match(await sentAsShown(), /text\.py:\nLine 4: It is too long/);
    problems.dispose();
  });

  it('is what git shows: staged, unstaged, and a commit', async () => {
    fs.mkdirSync(repository.fsPath);
    git('init', '--quiet');
    write('../kept/a.ts', 'const one = 1;\n');
    git('add', '.');
    git('commit', '--quiet', '-m', 'Begin with one');
    write('../kept/a.ts', 'const half = 0.5;\n');
    git('commit', '--quiet', '-a', '-m', 'Halve it');
    write('../kept/a.ts', 'const two = 2;\n');
    git('add', '.');
    write('../kept/a.ts', 'const three = 3;\n');
    await openRepository(repository);
    await addContext('changes', /^Staged changes$/);
    assert.match(await sentAsShown(), /staged changes:\n```diff\n[^]*\+const two = 2;/);
    await addContext('changes', /^Changes that are not staged$/);
    assert.match(await sentAsShown(), /unstaged changes:\n```diff\n[^]*\+const three = 3;/);
    await run('frugal.attachChanges', { id: 'index' });
    assert.match(await sentAsShown(), /staged changes:\n```diff\n[^]*\+const two = 2;/);
    await run('frugal.attachChanges', { resourceUri: vscode.Uri.joinPath(repository, 'a.ts') });
    assert.match(await sentAsShown(), /changes of a\.ts:\n```diff\n[^]*\+const three = 3;/);
    await addContext('changes', /^Halve it$/);
    assert.match(await sentAsShown(), /commit \w{8} Halve it:[^]*\+const half = 0\.5;/);
    await addContext('changes', /^Begin with one$/);
    await hears(/This is the first commit: attach its files instead/);
  });

  it('is the lines of the files that hold some words', async () => {
    await addContext('search', /Find “formatprice”/, 'formatprice');
    assert.match(await sentAsShown(), /cart\.ts:37: export function formatPrice/);
  });

  it('is a cell of a notebook, with what it printed', async () => {
    const outputs = [{ output_type: 'stream', name: 'stdout', text: ['42'] }];
    const cell = {
      cell_type: 'code',
      execution_count: 1,
      metadata: {},
      source: ['print(6 * 7)'],
      outputs,
    };
    const metadata = { language_info: { name: 'python' } };
    write('a.ipynb', JSON.stringify({ cells: [cell], metadata, nbformat: 4, nbformat_minor: 5 }));
    const notebook = await vscode.workspace.openNotebookDocument(file('a.ipynb'));
    await vscode.window.showNotebookDocument(notebook);
    await addContext('cell', /Cell 1/);
    assert.deepEqual(said, []);
    const prompt = await sentAsShown();
    assert.match(prompt, /\(cell 1\):\n```python\nprint\(6 \* 7\)\n```/);
    assert.match(prompt, /output of cell 1:\n```text\n42\n```/);
  });

  it('is the clipboard, with secrets masked', async () => {
    await vscode.env.clipboard.writeText(`token = "${token}"`);
    await addContext('clipboard');
    const prompt = await sentAsShown();
    assert.match(prompt, /clipboard:\n```text\ntoken = "__SECRET_/);
    assert.ok(!prompt.includes(token));
    await vscode.env.clipboard.writeText('');
    await addContext('clipboard');
    await hears(/The clipboard holds no text/);
  });

  it('is a web page once the user has said so, and not before', async () => {
    let asked = 0;
    const server = http.createServer((_, response) => {
      asked++;
      response.setHeader('Content-Type', 'text/html');
      response.end(
        `<title>Queues</title><p>First in, first out: ${token}</p><script>no()</script>`,
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    await addContext('web', /^Read http/, address);
    assert.equal(asked, 0);
    pressNext('Read the page');
    await addContext('web', /^Read http/, address);
    assert.equal(asked, 1);
    const prompt = await sentAsShown();
    assert.match(prompt, /Queues:\n```markdown\nhttp:\/\/127[^]*First in, first out: __SECRET_/);
    assert.doesNotMatch(prompt, /no\(\)/);
    server.close();
    server.closeAllConnections();
  });

  it('costs no request, whatever it is', async () => {
    const requests = await requestsDuring(() => addContext('file', /^text\.py$/, 'text'));
    assert.equal(requests.length, 0);
    await sentAsShown();
  });

  it('that git or .frugalignore ignores goes along only where the user says so', async () => {
    write('private.ts', 'const mine = 1;\n');
    fs.writeFileSync(sampleUri('.frugalignore').fsPath, 'private.ts\n');
    await run('frugal.attachFile', file('private.ts'));
    await hears(/ignores kinds\/private\.ts\. Attach it all the same\?/);
    await run('frugal.attachFile', sampleUri('text.py'));
    assert.doesNotMatch(await sentAsShown(), /const mine/);
    said.length = 0;
    pressNext('Attach');
    await run('frugal.attachFile', file('private.ts'));
    assert.match(await sentAsShown(), /const mine/);
    fs.rmSync(sampleUri('.frugalignore').fsPath);
  });

  it('that was selected in a file that is ignored does not go along by itself', async () => {
    write('private.ts', 'const mine = 1;\n');
    fs.writeFileSync(sampleUri('.frugalignore').fsPath, 'private.ts\n');
    await run('frugal.chat.focus');
    await show(await vscode.workspace.openTextDocument(file('private.ts')), [1, 1]);
    await run('frugal.attachFile', sampleUri('text.py'));
    assert.doesNotMatch(await sentAsShown(), /const mine/);
    fs.rmSync(sampleUri('.frugalignore').fsPath);
  });

  it('says of a file of 50 MB that it is too large, without opening it', async () => {
    write('huge.txt', Buffer.alloc(50_000_000, 'a line of text\n'));
    await run('frugal.attachFile', file('huge.txt'));
    await hears(/huge\.txt is too large to attach as a whole: the bound is 1 MB/);
    const open = vscode.workspace.textDocuments.map(({ uri }) => uri.path);
    assert.ok(!open.some((path) => path.endsWith('huge.txt')));
  });

  it('is found among 100,000 files, and such a folder goes along as far as there is room', async () => {
    for (let part = 0; part < 100; part++) {
      const parent = file(`many/p${part}`).fsPath;
      fs.mkdirSync(parent, { recursive: true });
      for (let n = 0; n < 1000; n++) fs.writeFileSync(`${parent}/m${n}.ts`, 'x;');
    }
    write('many/p99/needleInHay.ts', 'const needle = 1;\n');
    await addContext('file', /^needleInHay\.ts$/, 'needlehay');
    assert.match(await sentAsShown(), /const needle = 1/);
    await addContext('folder', /many$/, 'many');
    assert.match(await sentAsShown(), /many \(50 of 2000\+ files\)/);
  }).timeout(120_000);
});
