import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeEverything,
  freshWindow,
  hears,
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
    assert.equal(editor.document.languageId, 'typescript');
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
      `${number} of 2`,
    ];
    assert.deepEqual(titles(0), [
      'Accept all',
      'Discard all',
      'Show as diff',
      'Open the file',
      ...ofHunk(1),
    ]);
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

  it('opens the diff where the setting says so', async () => {
    const settings = vscode.workspace.getConfiguration('frugal');
    const target = vscode.ConfigurationTarget.Global;
    await settings.update('review', 'diff', target);
    try {
      const { query } = (await shownReview()).document.uri;
      await run('frugal.reviewProposal', query);
      await until(
        'the diff',
        () =>
          vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof
          vscode.TabInputTextDiff,
      );
    } finally {
      await settings.update('review', undefined, target);
    }
  });
});
