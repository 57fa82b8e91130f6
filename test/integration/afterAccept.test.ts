import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { untilKey } from './contextKey';
import {
  closeEverything,
  forgetSaid,
  freshWindow,
  hears,
  pressNext,
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

/** Asks for a change of whole files and waits for its review; gives the answer's id. */
async function proposed(document: vscode.TextDocument, answer: string): Promise<string> {
  await simulator.answer(answer);
  await show(document, [1, document.lineCount - 1]);
  const requests = await requestsDuring(() =>
    run('frugal.refactor', { instruction: 'Make it ten times as much' }),
  );
  assert.equal(requests.length, 1);
  return (await shownReview()).document.uri.query;
}

async function type(uri: vscode.Uri, line: number, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.insert(uri, new vscode.Position(line, 0), text);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

const has = (document: vscode.TextDocument, text: string): Promise<boolean> =>
  until(`the text ${JSON.stringify(text)}`, () => document.getText() === text);

const exists = async (uri: vscode.Uri): Promise<boolean> =>
  vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );

describe('after a change was accepted', () => {
  let count = 0;
  let document: vscode.TextDocument;

  beforeEach(async () => {
    await freshWindow();
    const uri = sampleUri(`after${(count += 1)}.ts`);
    await vscode.workspace.fs.writeFile(uri, Buffer.from(before));
    document = await vscode.workspace.openTextDocument(uri);
  });
  afterEach(async () => {
    await closeEverything();
    await vscode.workspace.fs.delete(document.uri);
  });

  const propose = (): Promise<string> => proposed(document, `\`\`\`typescript\n${after}\`\`\``);

  describe('undoing it', () => {
    it('takes it back in one step, also where it was accepted bit by bit', async () => {
      const id = await propose();
      const { uri } = (await shownReview()).document;
      await run('frugal.acceptHunk', uri, 0);
      await run('frugal.acceptHunk', uri, 1);
      assert.equal(document.getText(), after);
      await run('frugal.undoChange', id);
      assert.equal(document.getText(), before);
      await run('undo');
      assert.equal(document.getText(), after, 'the step back is one step itself');
      assert.deepEqual(said, []);
    });

    it('is about the latest change where none is named, and leaves what was typed elsewhere', async () => {
      await propose();
      await untilKey('frugal.nothingAccepted', true);
      await run('frugal.acceptProposal');
      await untilKey('frugal.nothingAccepted', false);
      await type(document.uri, 2, '// mine\n');
      await run('frugal.undoChange');
      await has(document, before.replace('let c', '// mine\nlet c'));
      await untilKey('frugal.nothingAccepted', true);
      await run('frugal.undoChange');
      await hears(/There is no accepted change to take back/);
    });

    it('is refused where the new code was edited since, unless the user wants the rest back', async () => {
      const id = await propose();
      await run('frugal.acceptProposal');
      await type(document.uri, 0, 'XX');
      await run('frugal.undoChange', id);
      const [, ...actions] = await hears(/edited after you accepted it\. after\d+\.ts was not/);
      assert.deepEqual(actions, ['Take back the other changes']);
      assert.equal(document.getText(), `XX${after}`);
      forgetSaid();
      pressNext('Take back the other changes');
      await run('frugal.undoChange', id);
      await has(document, `XX${after.replace('50', '5')}`);
    });

    it('by the editor makes it a change to decide about again, and redoing it one that is made', async () => {
      const id = await propose();
      await run('frugal.acceptProposal');
      await run('undo');
      assert.equal(document.getText(), before);
      await run('frugal.reviewProposal', id);
      await shownReview();
      await run('frugal.acceptProposal', id);
      assert.equal(document.getText(), after);
    });
  });
});

describe('a change to several files', () => {
  let count = 0;
  let document: vscode.TextDocument;
  let other: vscode.Uri;
  let made: vscode.Uri;

  beforeEach(async () => {
    await freshWindow();
    // Files of their own for each test: VS Code remembers what it knew of one for a while.
    const uri = sampleUri(`several${(count += 1)}.ts`);
    other = sampleUri(`other${count}.ts`);
    made = sampleUri(`made${count}.ts`);
    await vscode.workspace.fs.writeFile(uri, Buffer.from(before));
    await vscode.workspace.fs.writeFile(other, Buffer.from('let x = 1;\nlet y = 2;\n'));
    document = await vscode.workspace.openTextDocument(uri);
  });
  afterEach(async () => {
    await closeEverything();
    for (const uri of [document.uri, other, made])
      await vscode.workspace.fs.delete(uri).then(undefined, () => undefined);
  });

  const block = (path: string, old: string, now: string): string =>
    `${path}\n\`\`\`\n<<<<<<< SEARCH\n${old}=======\n${now}>>>>>>> REPLACE\n\`\`\`\n`;

  const propose = (): Promise<string> =>
    proposed(
      document,
      [
        block(vscode.workspace.asRelativePath(document.uri), 'let a = 1;\n', 'let a = 10;\n'),
        block(`other${count}.ts`, 'let x = 1;\n', 'let x = 10;\n'),
        block(`made${count}.ts`, '', 'export const made = 1;\n'),
      ].join('\n'),
    );

  it('is written at once, a new file with it, and taken back at once', async () => {
    const id = await propose();
    const otherDocument = await vscode.workspace.openTextDocument(other);
    await run('frugal.acceptProposal');
    assert.equal(document.getText(), before.replace('a = 1', 'a = 10'));
    assert.equal(otherDocument.getText(), 'let x = 10;\nlet y = 2;\n');
    assert.equal(await exists(made), true);
    await run('frugal.undoChange', id);
    assert.equal(document.getText(), before);
    assert.equal(otherDocument.getText(), 'let x = 1;\nlet y = 2;\n');
    assert.equal(await exists(made), false);
    assert.deepEqual(said, []);
    await run('frugal.acceptProposal', id);
    assert.equal(await exists(made), true, 'and it can be made again');
  });

  it('is not written at all where one file cannot be changed', async () => {
    const id = await propose();
    await type(other, 0, 'XX');
    await run('frugal.acceptProposal', id);
    await hears(/other\d+\.ts was not changed/);
    assert.equal(document.getText(), before);
    assert.equal(await exists(made), false);
  });

  it('keeps a new file with what the user wrote into it', async () => {
    const id = await propose();
    await run('frugal.acceptProposal');
    await type(made, 1, 'export const mine = 2;\n');
    await run('frugal.undoChange', id);
    await has(await vscode.workspace.openTextDocument(made), 'export const mine = 2;\n');
    assert.equal(document.getText(), before);
  });

  it('is picked from, file by file, each with what comes and goes', async () => {
    const id = await propose();
    const window = vscode.window as { showQuickPick: unknown };
    const { showQuickPick } = window;
    type Item = vscode.QuickPickItem;
    let shown: readonly Item[] = [];
    window.showQuickPick = (items: readonly Item[]) => {
      shown = items;
      return Promise.resolve(items[2]);
    };
    try {
      const lenses = await run<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        (await shownReview()).document.uri,
      );
      const files = lenses.find(({ command }) => command?.title === '3 files…')?.command;
      assert.ok(files);
      await run(files.command, ...(files.arguments as readonly unknown[]));
    } finally {
      window.showQuickPick = showQuickPick;
    }
    assert.deepEqual(
      shown.map(({ label, description, detail }) => [label, description, detail]),
      [
        [`several${count}.ts`, `+1 −1  several${count}.ts`, '1 of 1 changes to decide'],
        [`other${count}.ts`, `+1 −1  other${count}.ts`, '1 of 1 changes to decide'],
        [`made${count}.ts`, `+1 −0  made${count}.ts`, '1 of 1 changes to decide'],
      ],
    );
    const review = await until('the review of the new file', () => {
      const editor = vscode.window.activeTextEditor;
      return editor?.document.uri.path.endsWith(`made${count}.ts`) && editor;
    });
    assert.match(review.document.getText(), /export const made = 1;/);
    await run('frugal.discardProposal', id);
    assert.equal(await exists(made), false);
  });
});

describe('errors since a change was accepted', () => {
  let count = 0;
  let document: vscode.TextDocument;
  let problems: vscode.DiagnosticCollection;

  beforeEach(async () => {
    await freshWindow();
    const uri = sampleUri(`errors${(count += 1)}.txt`);
    await vscode.workspace.fs.writeFile(uri, Buffer.from(before));
    document = await vscode.workspace.openTextDocument(uri);
    problems = vscode.languages.createDiagnosticCollection('test');
  });
  afterEach(async () => {
    problems.dispose();
    await closeEverything();
    await vscode.workspace.fs.delete(document.uri);
  });

  /** Has an error reported for each of these lines, 0-based. */
  const report = (...errors: readonly (readonly [line: number, message: string])[]): void =>
    problems.set(
      document.uri,
      errors.map(([line, message]) => {
        const range = new vscode.Range(line, 4, line, 5);
        return new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Error);
      }),
    );

  it('are fixed with one request that is about those alone', async () => {
    report([1, 'b was wrong before']);
    const id = await proposed(document, `\`\`\`\n${after}\`\`\``);
    await run('frugal.acceptProposal');
    report([1, 'b was wrong before'], [4, 'e is too much']);
    await simulator.answer('```\nlet e = 25;\n```');
    const [request] = await until('the fix', async () => {
      const requests = await requestsDuring(() => run('frugal.fixNewErrors', id));
      return requests.length > 0 && requests;
    });
    const { messages } = request?.body as { messages: readonly { content: string }[] };
    const prompt = messages.at(-1)?.content ?? '';
    assert.match(prompt, /Line 5: e is too much/);
    assert.doesNotMatch(prompt, /b was wrong before/);
  });

  it('are nothing to ask about once they are gone', async () => {
    const id = await proposed(document, `\`\`\`\n${after}\`\`\``);
    await run('frugal.acceptProposal');
    const requests = await requestsDuring(() => run('frugal.fixNewErrors', id));
    await hears(/does not report these errors any more/);
    assert.equal(requests.length, 0);
  });
});
