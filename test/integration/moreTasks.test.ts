import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeEverything,
  freshWindow,
  hears,
  promptDuring,
  requestsDuring,
  sampleUri,
  show,
  shownProposal,
  simulator,
} from './window';

const run = vscode.commands.executeCommand;

const code = 'export function half(n) {\n  return n / 2\n}\n';

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

  for (const [character, line, mark, where] of [
    [10, 2, /n \/ 2\n<<< INSERT HERE >>>\n\}/, 'below the line of the cursor'],
    [0, 2, /half\(n\) \{\n<<< INSERT HERE >>>\n {2}return/, 'above the line that it stands before'],
  ] as const)
    it(`puts code ${where}, where nothing is selected and the user says so`, async () => {
      const { document } = await open([line, line]);
      const editor = vscode.window.activeTextEditor;
      assert.ok(editor);
      editor.selection = new vscode.Selection(line - 1, character, line - 1, character);
      await simulator.answer(fenced('log(n)\n'));
      const argument = { instruction: 'Log it', insert: true };
      assert.match(await accept('frugal.edit', argument), mark);
      const [open1, body = ''] = code.split(/(?<=\{\n)/);
      const [statement = '', end = ''] = body.split(/(?<=2\n)/);
      const lines = character === 0 ? ['  log(n)\n', statement] : [statement, '  log(n)\n'];
      assert.equal(document.getText(), [open1, ...lines, end].join(''));
    });

  it('changes the function at the cursor, where nothing is selected', async () => {
    const { document } = await open([2, 2]);
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    editor.selection = new vscode.Selection(1, 4, 1, 4);
    await simulator.answer(fenced(code.replace('/ 2', '* 0.5')));
    const prompt = await accept('frugal.edit', { instruction: 'Multiply' });
    assert.match(prompt, /lines 1-3:/);
    assert.equal(document.getText(), code.replace('/ 2', '* 0.5'));
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

  it('adds tests to the test file that belongs to the code, and leaves those that it has', async () => {
    const test = vscode.Uri.joinPath(uri, `../half${count}.test.js`);
    const first = "import { test } from 'node:test'\n\ntest('one', () => {})\n";
    await vscode.workspace.fs.writeFile(test, Buffer.from(first));
    await open([1, 3]);
    const added = "test('one', () => {})\ntest('half', () => {})";
    const block = `<<<<<<< SEARCH\ntest('one', () => {})\n=======\n${added}\n>>>>>>> REPLACE`;
    await simulator.answer(`half${count}.test.js\n\`\`\`\n${block}\n\`\`\`\n`);
    const prompt = await accept('frugal.writeTests');
    assert.match(prompt, new RegExp(`Add them to half${count}\\.test\\.js`));
    assert.ok(prompt.includes(first));
    const document = await vscode.workspace.openTextDocument(test);
    assert.equal(document.getText(), first.replace("test('one', () => {})", added));
    await closeEverything();
    await vscode.workspace.fs.delete(test);
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
