import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { targetDocument } from '../../src/host/review/targetDocument';
import { sentAsShown } from './attached';
import {
  closeEverything,
  freshWindow,
  hears,
  promptDuring,
  requestsDuring,
  said,
  sampleUri,
  shownProposal,
  shownReview,
  simulator,
  until,
} from './window';

const run = vscode.commands.executeCommand;
const instruction = { instruction: 'Make it ten times as much' };
const old = 'def price(x):\n    return x + 1\n\nprint(price(2))';
const made = old.replace('x + 1', 'x + 10');

/** A notebook as Jupyter saves it, with what its cells printed and a text below them. */
function notebookText(...cells: readonly string[]): string {
  const split = (text: string): readonly string[] => text.split(/(?<=\n)/);
  const output = { output_type: 'stream', name: 'stdout', text: ['42\n'] };
  return JSON.stringify({
    cells: [
      ...cells.map((text) => ({
        ...{ cell_type: 'code', execution_count: null, metadata: {}, source: split(text) },
        outputs: [output],
      })),
      { cell_type: 'markdown', metadata: {}, source: ['# Prices'] },
    ],
    metadata: { language_info: { name: 'python' } },
    nbformat: 4,
    nbformat_minor: 5,
  });
}

describe('a cell of a notebook', () => {
  const folder = sampleUri('notebooks');
  /** Another one each time: VS Code keeps a notebook for a while. */
  let count = 0;
  let uri: vscode.Uri;
  let notebook: vscode.NotebookDocument;

  const textOf = (at: number): string => notebook.cellAt(at).document.getText();
  /** As somebody does who works with the cells, or types in one. */
  const select = async (at: number, lines?: readonly [number, number]): Promise<void> => {
    const selections = [new vscode.NotebookRange(at, at + 1)];
    await vscode.window.showNotebookDocument(notebook, { selections });
    if (!lines) return;
    const { document } = notebook.cellAt(at);
    const [first, last] = lines;
    const selection = new vscode.Range(first - 1, 0, last - 1, 1000);
    await vscode.window.showTextDocument(document, { selection, preview: false });
    await until('the cell', () => vscode.window.activeTextEditor?.document === document);
  };
  const answer = (code: string, before = ''): Promise<void> =>
    simulator.answer(`${before}\`\`\`python\n${code}\n\`\`\``);

  beforeEach(async () => {
    await freshWindow();
    uri = vscode.Uri.joinPath(folder, `prices${(count += 1)}.ipynb`);
    await vscode.workspace.fs.writeFile(uri, Buffer.from(notebookText('a = 1', old)));
    notebook = await vscode.workspace.openNotebookDocument(uri);
  });
  afterEach(async () => {
    await simulator.answer(undefined);
    await closeEverything();
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  it('is explained, as the lines that are selected in it', async () => {
    await select(1, [1, 2]);
    const prompt = await promptDuring(() => run('frugal.explain'));
    assert.match(
      prompt,
      /notebooks\/prices\d+\.ipynb \(cell 2\), lines 1-2:\n```python\ndef price/,
    );
    assert.doesNotMatch(prompt, /print\(price|file:|vscode-notebook/);
  });

  it('is meant as a whole where it is selected and nobody can type in it', async () => {
    await select(2);
    await until('no editor', () => vscode.window.activeTextEditor === undefined);
    const prompt = await promptDuring(() => run('frugal.explain'));
    assert.match(prompt, /\(cell 3\), lines 1-1:\n```markdown\n# Prices/);
  });

  it('is refactored, saved with its notebook, and taken back', async () => {
    await select(1, [1, 4]);
    await answer(made);
    await run('frugal.refactor', instruction);
    const id = (await shownReview()).document.uri.query;
    assert.equal(textOf(1), old);
    await run('frugal.acceptProposal');
    assert.deepEqual([textOf(0), textOf(1)], ['a = 1', made]);
    assert.ok(await notebook.save());
    const saved = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    assert.match(saved, /x \+ 10/);
    assert.match(saved, /42/);
    await run('frugal.undoChange', id);
    assert.equal(textOf(1), old);
    assert.deepEqual(said, []);
  });

  it('is fixed and documented', async () => {
    const problems = vscode.languages.createDiagnosticCollection('cells');
    await select(1, [1, 4]);
    const { document } = notebook.cellAt(1);
    problems.set(document.uri, [new vscode.Diagnostic(new vscode.Range(1, 4, 1, 10), 'Too dear')]);
    await answer(made);
    const prompt = await promptDuring(() => run('frugal.fix'));
    assert.match(prompt, /Line 2: Too dear/i);
    assert.equal((await shownProposal()).getText(), made);
    await run('frugal.acceptProposal');
    assert.equal(textOf(1), made);
    problems.dispose();
    await select(1, [1, 2]);
    await answer('def price(x):\n    """What it costs."""\n    return x + 10');
    await run('frugal.document');
    await shownReview();
    await run('frugal.acceptProposal');
    assert.match(textOf(1), /What it costs\."""\n {4}return x \+ 10\n\nprint/);
  });

  it('has its problems told by its own name', async () => {
    const problems = vscode.languages.createDiagnosticCollection('cells');
    const { document } = notebook.cellAt(1);
    problems.set(document.uri, [new vscode.Diagnostic(new vscode.Range(1, 4, 1, 10), 'Too dear')]);
    await select(1, [1, 4]);
    await run('frugal.ask');
    await answer(made);
    const prompt = await promptDuring(() => run('frugal.fixAll'));
    problems.dispose();
    assert.match(prompt, /prices\d+\.ipynb \(cell 2\)/);
    await shownReview();
    await run('frugal.acceptProposal');
    assert.equal(textOf(1), made);
  });

  it('goes along with a message', async () => {
    await select(1, [1, 2]);
    await run('frugal.ask');
    assert.match(
      await sentAsShown(),
      /prices\d+\.ipynb \(cell 2\), lines 1-2:\n```python\ndef price/,
    );
  });

  it('is what an answer means that names the notebook', async () => {
    await select(1, [1, 4]);
    await answer(made, `${vscode.workspace.asRelativePath(uri)}\n`);
    await run('frugal.refactor', instruction);
    assert.equal((await shownProposal()).getText(), made);
    await run('frugal.acceptProposal');
    assert.equal(textOf(1), made);
  });

  it('is not overwritten by an answer for the file of its notebook', async () => {
    const found = targetDocument({ uri: uri.toString() });
    await assert.rejects(found, /prices\d+\.ipynb is a notebook: its file is not changed/);
  });

  it('gets no tests, and that is said before a request is spent', async () => {
    await select(1, [1, 2]);
    const requests = await requestsDuring(() => run('frugal.writeTests'));
    assert.equal(requests.length, 0);
    await hears(/prices\d+\.ipynb is a notebook, whose code no test can use\. Move the code/);
  });

  it('is found again after its notebook was closed', async () => {
    const closed = vscode.Uri.joinPath(folder, 'closed.ipynb');
    await vscode.workspace.fs.copy(uri, closed);
    const cell = notebook.cellAt(1).document.uri.with({ path: closed.path });
    assert.equal((await targetDocument({ uri: cell.toString() })).getText(), old);
    const gone = cell.with({ path: `${closed.path}.ipynb` });
    await assert.rejects(targetDocument({ uri: gone.toString() }), /was deleted or moved/);
  });
});
