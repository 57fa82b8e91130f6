import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeEverything,
  freshWindow,
  hears,
  proposalTab,
  requestsDuring,
  said,
  sampleUri,
  show,
  shownReview,
  simulator,
  until,
} from './window';

const run = vscode.commands.executeCommand;
const before = 'let a = 1;\nlet b = 2;\nlet c = 3;\nlet d = 4;\nlet e = 5;\n';
const after = 'let a = 10;\nlet b = 2;\nlet c = 3;\nlet d = 4;\nlet e = 50;\n';

/** Does it with a setting of the user, and takes that back. */
async function withSetting(name: string, value: string, deed: () => Promise<void>): Promise<void> {
  const settings = vscode.workspace.getConfiguration();
  await settings.update(name, value, vscode.ConfigurationTarget.Global);
  try {
    await deed();
  } finally {
    await settings.update(name, undefined, vscode.ConfigurationTarget.Global);
  }
}

describe('reviewing in place', () => {
  let count = 0;
  let document: vscode.TextDocument;

  beforeEach(async () => {
    await freshWindow();
    count += 1;
    const uri = sampleUri(`review${count}.ts`);
    await vscode.workspace.fs.writeFile(uri, Buffer.from(before));
    document = await vscode.workspace.openTextDocument(uri);
    await show(document, [1, 5]);
    await simulator.answer(`\`\`\`typescript\n${after}\`\`\``);
    const requests = await requestsDuring(() =>
      run('frugal.refactor', { instruction: 'Make it ten times as much' }),
    );
    assert.equal(requests.length, 1);
  });
  afterEach(async () => {
    await closeEverything();
    await vscode.workspace.fs.delete(document.uri);
  });

  const reviewTab = (): vscode.Tab | undefined =>
    vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .find(
        ({ input }) => input instanceof vscode.TabInputText && input.uri.scheme === 'frugal-review',
      );
  const cursorAt = (line: number): Promise<boolean> =>
    until(
      `the cursor in line ${line}`,
      () => vscode.window.activeTextEditor?.selection.active.line === line,
    );
  const shows = async (text: string): Promise<void> => {
    const { document: shown } = await shownReview();
    await until(`the review ${JSON.stringify(text)}`, () => shown.getText() === text);
  };
  /** Presses a button of the review, of those with this title the one with this number. */
  const press = async (uri: vscode.Uri, title: string, number = 0): Promise<void> => {
    const lenses = await run<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
    const command = lenses.filter((lens) => lens.command?.title === title)[number]?.command;
    assert.ok(command, `there is no ${title}`);
    await run(command.command, ...((command.arguments ?? []) as readonly unknown[]));
  };
  const type = async (line: number, text: string): Promise<void> => {
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(line, 0), text);
    assert.ok(await vscode.workspace.applyEdit(edit));
  };

  it('shows what goes and what comes, in the language of the file, which it leaves alone', async () => {
    const editor = await shownReview();
    await shows(
      'let a = 1;\nlet a = 10;\nlet b = 2;\nlet c = 3;\nlet d = 4;\nlet e = 5;\nlet e = 50;\n',
    );
    assert.equal(editor.document.languageId, 'frugal-review-typescript');
    assert.equal(document.getText(), before);
    assert.equal(document.isDirty, false);
  });

  it('has buttons for all changes, and for each one above it', async () => {
    const { document: shown } = await shownReview();
    await cursorAt(0);
    const lenses = await run<vscode.CodeLens[]>('vscode.executeCodeLensProvider', shown.uri);
    const titles = (line: number): readonly (string | undefined)[] =>
      lenses.filter(({ range }) => range.start.line === line).map(({ command }) => command?.title);
    const ofHunk = (number: number): readonly string[] => [
      '$(check) Accept',
      '$(close) Discard',
      'Edit here',
      `${number} of 2`,
    ];
    const ofAll = ['Accept all', 'Discard all', 'Show as diff', '$(pass) 2 checks passed'];
    assert.deepEqual(titles(0), [...ofAll, ...ofHunk(1)]);
    assert.deepEqual(titles(5), ofHunk(2));
  });

  it('accepts one change and discards the other, each at the cursor', async () => {
    await shownReview();
    await cursorAt(0);
    await run('frugal.acceptHunk');
    assert.equal(document.getText(), after.replace('50', '5'));
    await shows('let a = 10;\nlet b = 2;\nlet c = 3;\nlet d = 4;\nlet e = 5;\nlet e = 50;\n');
    await cursorAt(4);
    await run('frugal.discardHunk');
    await until('the review to close', () => reviewTab() === undefined);
    assert.equal(document.getText(), after.replace('50', '5'));
    assert.equal(vscode.window.activeTextEditor?.document, document);
    await run('undo');
    assert.equal(document.getText(), before);
    assert.deepEqual(said, []);
  });

  it('goes from change to change, round the end', async () => {
    await shownReview();
    await cursorAt(0);
    await run('frugal.nextHunk');
    await cursorAt(5);
    await run('frugal.nextHunk');
    await cursorAt(0);
    await run('frugal.previousHunk');
    await cursorAt(5);
  });

  it('follows the file while somebody types in it', async () => {
    await cursorAt(0);
    await type(2, '// new\n');
    await shows(
      'let a = 1;\nlet a = 10;\nlet b = 2;\n// new\nlet c = 3;\nlet d = 4;\nlet e = 5;\nlet e = 50;\n',
    );
    await run('frugal.acceptProposal');
    assert.equal(document.getText(), after.replace('let c', '// new\nlet c'));
    assert.equal(reviewTab(), undefined);
  });

  it('does not make a change whose place was edited, and says why', async () => {
    await cursorAt(0);
    const { document: shown } = await shownReview();
    await type(0, 'XX');
    await until('the edited place', () => shown.getText().startsWith('XXlet a'));
    await run('frugal.acceptHunk', shown.uri, 0);
    await hears(/edited after you asked/);
    assert.equal(document.getText(), `XX${before}`);
  });

  it('is discarded without a trace', async () => {
    await cursorAt(0);
    await run('frugal.discardProposal');
    assert.equal(reviewTab(), undefined);
    assert.equal(document.getText(), before);
  });

  it('leads to the place in the file, to type there, and back', async () => {
    await cursorAt(0);
    const { document: shown } = await shownReview();
    await press(shown.uri, 'Edit here', 1);
    const { selection } = await until('the file', () => {
      const editor = vscode.window.activeTextEditor;
      return editor?.document === document && editor;
    });
    assert.equal(selection.active.line, 4);
    assert.ok(reviewTab(), 'the review stays where it was');
    await run('frugal.reviewProposal', shown.uri.query);
    await shownReview();
    await cursorAt(0);
    await run('frugal.editHere');
    await until('the file again', () => vscode.window.activeTextEditor?.document === document);
    assert.equal(vscode.window.activeTextEditor?.selection.active.line, 0);
  });

  it('is shown as a diff at a click', async () => {
    await cursorAt(0);
    await press((await shownReview()).document.uri, 'Show as diff');
    await until('the diff', proposalTab);
  });

  for (const [name, value] of [
    ['frugal.review', 'diff'],
    ['editor.accessibilitySupport', 'on'],
  ] as const)
    it(`opens the diff where ${name} is ${value}`, () => withSetting(name, value, opensDiff));

  const opensDiff = async (): Promise<void> => {
    await closeEverything();
    await show(document, [1, 5]);
    await simulator.answer(`\`\`\`typescript\n${after.replaceAll('0', '1')}\`\`\``);
    await run('frugal.refactor', { instruction: 'Make it a little more' });
    const proposal = await vscode.workspace.openTextDocument(await until('the diff', proposalTab));
    assert.equal(proposal.getText(), after.replaceAll('0', '1'));
    assert.equal(reviewTab(), undefined);
    await run('frugal.acceptProposal');
    assert.equal(document.getText(), after.replaceAll('0', '1'));
  };
});

describe('what was checked before a change is accepted', () => {
  const uri = sampleUri('checked.ts');
  const window = vscode.window as { showQuickPick: unknown };
  const { showQuickPick } = window;

  beforeEach(freshWindow);
  afterEach(async () => {
    window.showQuickPick = showQuickPick;
    await closeEverything();
    await vscode.workspace.fs.delete(uri);
  });

  it('stands in the review, leads to its place, and does not forbid', async () => {
    const code = 'export function one(): number {\n  return 1;\n}\n\nlet b = 2;\n';
    const broken = code.replace('return 1;', 'return (1;');
    await vscode.workspace.fs.writeFile(uri, Buffer.from(code));
    const document = await vscode.workspace.openTextDocument(uri);
    await show(document, [1, 5]);
    await simulator.answer(`\`\`\`typescript\n${broken}\`\`\``);
    await run('frugal.refactor', { instruction: 'Put brackets around it' });
    const editor = await shownReview();
    const lens = await until('the checks', async () => {
      const lenses = await run<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        editor.document.uri,
      );
      return lenses.find(({ command }) => command?.command === 'frugal.showChecks')?.command;
    });
    assert.match(lens.title, /^\$\(error\) 1 problem: New syntax error at line 2: /);
    let listed: readonly vscode.QuickPickItem[] = [];
    window.showQuickPick = (items: readonly vscode.QuickPickItem[]) => {
      listed = items;
      return Promise.resolve(items[0]);
    };
    await run(lens.command, ...((lens.arguments ?? []) as readonly unknown[]));
    assert.deepEqual(
      listed.map(({ label }) => label.slice(0, label.indexOf(' '))),
      ['$(error)', '$(pass)'],
    );
    assert.equal(editor.selection.active.line, 2, 'the line that comes, below the one that goes');
    await run('frugal.acceptProposal');
    assert.equal(document.getText(), broken);
  });
});

describe('reviewing JSON', () => {
  const uri = sampleUri('review.json');

  beforeEach(freshWindow);
  afterEach(async () => {
    await closeEverything();
    await vscode.workspace.fs.delete(uri);
  });

  it('says which line would be no JSON any more, and how to get there', async () => {
    await vscode.workspace.fs.writeFile(uri, Buffer.from('{\n  "a": 1,\n  "b": 2\n}\n'));
    await show(await vscode.workspace.openTextDocument(uri), [2, 3]);
    await simulator.answer('```json\n  "a": 10\n  "b": 2\n```');
    await run('frugal.refactor', { instruction: 'Make it ten times as much' });
    const { document: shown } = await shownReview();
    assert.equal(shown.languageId, 'frugal-review-json');
    const title = await until('the checks', async () => {
      const lenses = await run<vscode.CodeLens[]>('vscode.executeCodeLensProvider', shown.uri);
      return lenses.find(({ command }) => command?.command === 'frugal.showChecks')?.command?.title;
    });
    assert.equal(title, '$(error) 1 problem: New syntax error at line 3: “,” is missing.');
  });
});

describe('reviewing what is no file', () => {
  beforeEach(freshWindow);
  afterEach(closeEverything);

  /** Has the first line of three and the last one changed, accepts the first change and discards the other. */
  async function decide(document: vscode.TextDocument): Promise<void> {
    await show(document, [1, 3]);
    await simulator.answer('```python\na = 10\nb = 2\nc = 30\n```');
    await run('frugal.refactor', { instruction: 'Make it ten times as much' });
    const { document: shown } = await shownReview();
    assert.equal(shown.languageId, 'python');
    await run('frugal.acceptHunk', shown.uri, 0);
    assert.equal(document.getText(), 'a = 10\nb = 2\nc = 3');
    await run('frugal.discardHunk', shown.uri, 1);
    assert.equal(document.getText(), 'a = 10\nb = 2\nc = 3');
    await run('frugal.undoChange');
    assert.equal(document.getText(), 'a = 1\nb = 2\nc = 3');
    assert.deepEqual(said, []);
  }

  it('works change by change in a file that was never saved', async () => {
    const content = 'a = 1\nb = 2\nc = 3';
    await decide(await vscode.workspace.openTextDocument({ language: 'python', content }));
  });

  it('works change by change in a cell of a notebook', async () => {
    const cell = (value: string): vscode.NotebookCellData =>
      new vscode.NotebookCellData(vscode.NotebookCellKind.Code, value, 'python');
    const data = new vscode.NotebookData([cell('x = 0'), cell('a = 1\nb = 2\nc = 3')]);
    const notebook = await vscode.workspace.openNotebookDocument('jupyter-notebook', data);
    await vscode.window.showNotebookDocument(notebook);
    await decide(notebook.cellAt(1).document);
    assert.equal(notebook.cellAt(0).document.getText(), 'x = 0');
  });
});
