import * as assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import * as vscode from 'vscode';
import { openRepository } from './repository';
import {
  closeEverything,
  freshWindow,
  hears,
  requestsDuring,
  sampleUri,
  show,
  shownProposal,
  simulator,
  until,
} from './window';

const run = vscode.commands.executeCommand;

const code = 'export function half(n) {\n  return n / 2\n}\n';

/** The text of the last message of the only request that was made meanwhile. */
async function promptDuring(action: () => unknown): Promise<string> {
  const requests = await requestsDuring(action);
  assert.equal(requests.length, 1);
  const { messages } = requests[0]?.body as { messages: readonly { content: string }[] };
  return messages.at(-1)?.content ?? '';
}

const fenced = (text: string): string => `Done.\n\n\`\`\`js\n${text}\`\`\`\n`;

describe('tasks that change code', () => {
  let uri: vscode.Uri;
  let count = 0;

  beforeEach(async () => {
    await freshWindow();
    uri = sampleUri(`half${(count += 1)}.js`);
    await vscode.workspace.fs.writeFile(uri, Buffer.from(code));
  });
  afterEach(async () => {
    await simulator.answer(undefined);
    await closeEverything();
    await vscode.workspace.fs.delete(uri).then(undefined, () => undefined);
  });

  const open = async (lines: readonly [number, number]): Promise<vscode.TextEditor> =>
    show(await vscode.workspace.openTextDocument(uri), lines);

  /** Runs the command for one request, and accepts what comes of it. */
  async function accept(command: string, args?: object): Promise<string> {
    const prompt = await promptDuring(() => run(command, args));
    await shownProposal();
    await run('frugal.acceptProposal');
    return prompt;
  }

  it('documents the function at the cursor', async () => {
    const { document } = await open([1, 3]);
    const documented = `/** Half of a number. */\n${code}`;
    await simulator.answer(fenced(documented));
    assert.match(await accept('frugal.document'), /^Document this code/m);
    assert.equal(document.getText(), documented);
  });

  it('edits as the user says', async () => {
    const { document } = await open([2, 2]);
    await simulator.answer(fenced('  return n * 0.5\n'));
    const prompt = await accept('frugal.edit', { instruction: 'Multiply instead' });
    assert.match(prompt, /nothing else: Multiply instead/);
    assert.equal(document.getText(), code.replace('n / 2', 'n * 0.5'));
  });

  it('fixes what VS Code reports in the code, and tells the model all of it', async () => {
    const { document } = await open([2, 2]);
    const problems = vscode.languages.createDiagnosticCollection('test');
    const problem = new vscode.Diagnostic(new vscode.Range(1, 9, 1, 10), 'n may be a text');
    problem.source = 'check';
    problem.code = 42;
    const place = new vscode.Location(uri, new vscode.Position(0, 21));
    problem.relatedInformation = [
      new vscode.DiagnosticRelatedInformation(place, 'n is declared here'),
    ];
    problems.set(uri, [problem]);
    await simulator.answer(fenced('  return Number(n) / 2\n'));
    const prompt = await accept('frugal.fix');
    problems.dispose();
    assert.match(
      prompt,
      /^Line 2: n may be a text \(check 42\)\n {2}half\d+\.js:1: n is declared/m,
    );
    assert.equal(document.getText(), code.replace('n /', 'Number(n) /'));
  });

  it('is asked for by the lightbulb of a problem, for the function around it', async () => {
    const { document } = await open([1, 1]);
    const range = new vscode.Range(1, 9, 1, 10);
    const problems = vscode.languages.createDiagnosticCollection('test');
    problems.set(uri, [new vscode.Diagnostic(range, 'n may be a text')]);
    await simulator.answer(fenced(code.replace('n /', '+n /')));
    await accept('frugal.fix', { range });
    problems.dispose();
    assert.equal(document.getText(), code.replace('n /', '+n /'));
  });

  it('puts code on an empty line, where the prompt marks it', async () => {
    await vscode.workspace.fs.writeFile(uri, Buffer.from(`${code}\n${code}`));
    const { document } = await open([4, 4]);
    await simulator.answer(fenced('export const third = (n) => n / 3\n'));
    const prompt = await accept('frugal.edit', { instruction: 'A third of a number' });
    assert.match(prompt, /\}\n<<< INSERT HERE >>>\nexport function half/);
    assert.equal(document.getText(), `${code}export const third = (n) => n / 3\n${code}`);
  });

  it('fixes all problems of a file with one request', async () => {
    await vscode.workspace.fs.writeFile(uri, Buffer.from(`${code}\nlet x = 1\n`));
    const { document } = await open([1, 1]);
    const problems = vscode.languages.createDiagnosticCollection('test');
    problems.set(uri, [
      new vscode.Diagnostic(new vscode.Range(4, 4, 4, 5), 'x is never used'),
      new vscode.Diagnostic(new vscode.Range(1, 9, 1, 10), 'n may be a text'),
    ]);
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
    const blocks = [
      ['  return n / 2', '  return Number(n) / 2'],
      ['let x = 1', 'export const x = 1'],
    ].map(([old, now]) => `<<<<<<< SEARCH\n${old}\n=======\n${now}\n>>>>>>> REPLACE`);
    await simulator.answer(`${name}\n\`\`\`\n${blocks.join('\n')}\n\`\`\`\n`);
    const prompt = await accept('frugal.fixAll');
    problems.dispose();
    assert.match(prompt, /Line 2: n may be a text[^]*\nLine 5: x is never used/);
    assert.equal(document.getText(), `${code.replace('n /', 'Number(n) /')}\nexport const x = 1\n`);
  });

  it('writes tests into a new file where the project has its own', async () => {
    const folder = sampleUri('shop');
    const file = (path: string): vscode.Uri => vscode.Uri.joinPath(folder, path);
    const write = (path: string, text: string): Thenable<void> =>
      vscode.workspace.fs.writeFile(file(path), Buffer.from(text));
    await write('package.json', '{"devDependencies": {"vitest": "3.0.0"}}');
    await write('src/half.js', code);
    await write('src/other.test.js', "import { test } from 'vitest'\n");
    await show(await vscode.workspace.openTextDocument(file('src/half.js')), [1, 3]);
    const tests = "import { test } from 'vitest'\n\ntest('half', () => {})\n";
    await simulator.answer(`shop/src/half.test.js\n\n${fenced(tests)}`);
    const prompt = await promptDuring(() => run('frugal.writeTests'));
    assert.match(prompt, /new file shop\/src\/half\.test\.js\. They run with vitest\./);
    assert.match(prompt, /For reference, shop\/src\/other\.test\.js/);
    await shownProposal();
    await assert.rejects(async () => vscode.workspace.fs.stat(file('src/half.test.js')));
    await run('frugal.acceptProposal');
    const made = await vscode.workspace.openTextDocument(file('src/half.test.js'));
    assert.equal(made.getText(), tests);
    await closeEverything();
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  it('resolves a merge conflict, and only what lies between its markers', async () => {
    const conflict = '<<<<<<< HEAD\nconst a = 1;\n=======\nconst b = 2;\n>>>>>>> other\n';
    await vscode.workspace.fs.writeFile(uri, Buffer.from(`${code}${conflict}${code}`));
    const { document } = await open([1, 1]);
    await simulator.answer(fenced('const a = 1;\nconst b = 2;\n'));
    await accept('frugal.resolveConflict');
    assert.equal(document.getText(), `${code}const a = 1;\nconst b = 2;\n${code}`);
  });

  it('does not ask where there is no conflict', async () => {
    await open([1, 1]);
    const requests = await requestsDuring(() => run('frugal.resolveConflict'));
    await hears(/no conflict markers in this file/);
    assert.equal(requests.length, 0);
  });
});

describe('context for a task', () => {
  const files = ['types.fru', 'use.fru'].map((name) => sampleUri(name));
  const [types, use] = files as [vscode.Uri, vscode.Uri];
  let provider: vscode.Disposable;

  beforeEach(async () => {
    await freshWindow();
    await vscode.workspace.fs.writeFile(types, Buffer.from('type Price = cents\n'));
    await vscode.workspace.fs.writeFile(use, Buffer.from('import types\n\n\nlet p: Price = 3\n'));
    provider = vscode.languages.registerDefinitionProvider(
      { pattern: '**/*.fru' },
      {
        provideDefinition: (document, position) =>
          document.getText(document.getWordRangeAtPosition(position)) === 'Price'
            ? new vscode.Location(types, new vscode.Position(0, 5))
            : undefined,
      },
    );
  });
  afterEach(async () => {
    provider.dispose();
    await closeEverything();
    for (const file of files) await vscode.workspace.fs.delete(file);
  });

  it('holds the imports and the definitions of what the code uses', async () => {
    const document = await vscode.workspace.openTextDocument(use);
    // What one question did not wait for is there for another.
    let [prompt, asked] = ['', 0];
    await until('the definition comes along', async () => {
      await show(document, [4, 4]);
      const instruction = `Say it in other words, version ${(asked += 1)}`;
      prompt = await promptDuring(() => run('frugal.edit', { instruction }));
      return prompt.includes('types.fru');
    });
    assert.match(prompt, /For reference, use\.fru, lines 1-1:\n```\w*\nimport types\n```/);
    assert.match(prompt, /For reference, types\.fru, lines 1-1:\n```\w*\ntype Price = cents\n```/);
  });

  it('stays away when the setting says so', async () => {
    const settings = vscode.workspace.getConfiguration('frugal');
    await settings.update('gatherContext', false, vscode.ConfigurationTarget.Global);
    await show(await vscode.workspace.openTextDocument(use), [4, 4]);
    const prompt = await promptDuring(() => run('frugal.explain'));
    await settings.update('gatherContext', undefined, vscode.ConfigurationTarget.Global);
    assert.doesNotMatch(prompt, /For reference/);
  });
});

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

  it('is written from what is staged, into the box where it belongs', async () => {
    const git = (...args: readonly string[]): string =>
      execFileSync('git', ['-C', folder.fsPath, ...args], { encoding: 'utf8' });
    git('init', '--quiet');
    await vscode.workspace.fs.writeFile(
      vscode.Uri.joinPath(folder, 'a.txt'),
      Buffer.from('a new line\n'),
    );
    git('add', 'a.txt');
    const repository = await openRepository(folder);
    await simulator.answer('```\nAdd a line\n\nIt was missing.\n```\n');
    const prompt = await promptDuring(() =>
      run('frugal.commitMessage', { rootUri: repository.rootUri }),
    );
    assert.match(prompt, /staged changes:\n```diff\n[^]*\+a new line/);
    await until('the message', () => repository.inputBox.value !== '');
    assert.equal(repository.inputBox.value, 'Add a line\n\nIt was missing.');
  });
});
