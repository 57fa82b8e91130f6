import * as assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import * as vscode from 'vscode';
import { openRepository } from './repository';
import {
  closeEverything,
  freshWindow,
  hears,
  pressNext,
  promptDuring,
  requestsDuring,
  sampleUri,
  show,
  simulator,
  until,
} from './window';

const run = vscode.commands.executeCommand;

describe('a better name', () => {
  beforeEach(freshWindow);
  afterEach(async () => {
    await simulator.answer(undefined);
    await closeEverything();
  });

  it('is suggested for one request and put in everywhere by VS Code', async () => {
    const provider = vscode.languages.registerRenameProvider('plaintext', {
      provideRenameEdits: ({ uri }, _position, name) => {
        const edit = new vscode.WorkspaceEdit();
        edit.replace(uri, new vscode.Range(0, 0, 0, 1), name);
        edit.replace(uri, new vscode.Range(1, 5, 1, 6), name);
        return edit;
      },
    });
    const pick = vscode.window.showQuickPick;
    const window = vscode.window as { showQuickPick: unknown };
    let offered: readonly string[] = [];
    window.showQuickPick = (names: readonly string[]) => {
      offered = names;
      return Promise.resolve(names[0]);
    };
    const document = await vscode.workspace.openTextDocument({ content: 'x = 1\ncall(x)\n' });
    await show(document);
    await simulator.answer('```\nlimit\nx\nmost\n```\n');
    const prompt = await promptDuring(() => run('frugal.rename'));
    window.showQuickPick = pick;
    provider.dispose();
    assert.match(prompt, /Suggest a better name for `x` \(line 1\)/);
    assert.deepEqual(offered, ['limit', 'most']);
    assert.equal(document.getText(), 'limit = 1\ncall(limit)\n');
  });

  it('costs nothing where nothing can be renamed', async () => {
    await show(await vscode.workspace.openTextDocument({ content: 'word\n', language: 'log' }));
    const requests = await requestsDuring(() => run('frugal.rename'));
    await hears(/Nothing here can rename “word”/);
    assert.equal(requests.length, 0);
  });
});

describe('the commit message', () => {
  const folder = sampleUri('repository');

  beforeEach(async () => {
    await freshWindow();
    await vscode.workspace.fs.createDirectory(folder);
  });
  afterEach(async () => {
    await simulator.answer(undefined);
    await rm(folder.fsPath, { recursive: true, force: true });
  });

  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-C', folder.fsPath, ...args], { encoding: 'utf8' });

  const write = (text: string): Thenable<void> =>
    vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, 'a.txt'), Buffer.from(text));

  it('is written from what is staged alone, into the box where it belongs', async () => {
    git('init', '--quiet');
    await write('a new line\n');
    git('add', 'a.txt');
    await write('a new line\nnot staged\n');
    const repository = await openRepository(folder);
    repository.inputBox.value = '';
    await simulator.answer('```\nAdd a line\n\nIt was missing.\n```\n');
    const prompt = await promptDuring(() =>
      run('frugal.commitMessage', { rootUri: repository.rootUri }),
    );
    assert.match(prompt, /staged changes:\n```diff\n[^]*\+a new line/);
    assert.doesNotMatch(prompt, /not staged/);
    await until('the message', () => repository.inputBox.value !== '');
    assert.equal(repository.inputBox.value, 'Add a line\n\nIt was missing.');

    // A text in the box is asked about before anything is spent.
    const again = (): Thenable<unknown> =>
      run('frugal.commitMessage', { rootUri: repository.rootUri });
    assert.deepEqual(await requestsDuring(again), []);
    const [, button] = await hears(/box of the commit message holds a text of yours/);
    assert.equal(button, 'Replace it (1 request)');
    await simulator.answer('Here is the message:\n\nAdd one line');
    pressNext('Replace it (1 request)');
    assert.equal((await requestsDuring(again)).length, 1);
    await until('the new message', () => repository.inputBox.value === 'Add one line');
  });

  it('costs nothing where nothing is staged, and that is said with a way to it', async () => {
    git('init', '--quiet');
    await write('a new line\n');
    git('add', 'a.txt');
    git('-c', 'user.name=a', '-c', 'user.email=a@b.c', 'commit', '--quiet', '-m', 'Add a line');
    await write('not staged\n');
    const repository = await openRepository(folder);
    repository.inputBox.value = 'mine';
    const requests = await requestsDuring(() =>
      run('frugal.commitMessage', { rootUri: repository.rootUri }),
    );
    const [, ...actions] = await hears(/^Nothing is staged\. Stage what belongs into the commit/);
    assert.deepEqual(actions, ['Open Source Control']);
    assert.deepEqual([requests.length, repository.inputBox.value], [0, 'mine']);
  });
});
