import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Fruit } from './fruit';
import {
  closeEverything,
  freshWindow,
  promptDuring,
  requestsDuring,
  said,
  sampleUri,
  show,
  until,
  withoutHaste,
} from './window';

const run = vscode.commands.executeCommand;

/** How a prompt shows lines of a file. */
const piece = (file: string, lines: string, text: string): RegExp =>
  new RegExp(`For reference, ${file}, lines ${lines}:\\n\`\`\`\\w*\\n${text}\\n\`\`\``);

describe('context for a task', () => {
  let fruit: Fruit;
  let problems: vscode.DiagnosticCollection;
  let haste: vscode.Disposable;

  beforeEach(async () => {
    await freshWindow();
    fruit = new Fruit();
    problems = vscode.languages.createDiagnosticCollection('fruit');
    await fruit.open();
    haste = withoutHaste(400, 1500);
  });
  afterEach(async () => {
    haste.dispose();
    problems.dispose();
    fruit.dispose();
    await closeEverything();
    await fruit.close();
  });

  const open = async (...lines: readonly [number, number]): Promise<vscode.TextEditor> =>
    show(await vscode.workspace.openTextDocument(fruit.uri('use')), lines);

  /** A problem of the last statement, which refers to the type of what it shows. */
  function report(): vscode.Diagnostic {
    const problem = new vscode.Diagnostic(new vscode.Range(5, 7, 5, 12), 'This cannot be shown');
    const place = new vscode.Location(fruit.uri('types'), new vscode.Position(7, 2));
    problem.relatedInformation = [new vscode.DiagnosticRelatedInformation(place, 'It has a total')];
    problems.set(fruit.uri('use'), [problem]);
    return problem;
  }

  it('leaves out what Frugal is to ignore', async () => {
    const ignore = sampleUri('.frugalignore');
    await vscode.workspace.fs.writeFile(ignore, Buffer.from('types*.fru\n'));
    await open(5, 6);
    const prompt = await promptDuring(() => run('frugal.edit', { instruction: 'Pay twice' }));
    await vscode.workspace.fs.delete(ignore);
    assert.match(prompt, piece('use\\d+\\.fru', '3-4', 'class Shop\\n {2}let price: Price = 3'));
    assert.doesNotMatch(prompt, /types\d+\.fru, lines/);
  });

  it('holds what the code uses, with the first request already', async () => {
    await open(5, 6);
    const prompt = await promptDuring(() => run('frugal.edit', { instruction: 'Pay twice' }));
    assert.match(prompt, piece('use\\d+\\.fru', '1-1', 'import types'));
    assert.match(prompt, piece('use\\d+\\.fru', '3-4', 'class Shop\\n {2}let price: Price = 3'));
    assert.match(prompt, piece('types\\d+\\.fru', '3-5', 'function pay\\(price\\)[^]*end'));
    assert.match(prompt, piece('types\\d+\\.fru', '7-9', 'type Receipt[^]*end'));
  });

  it('says of which type a variable is, and nothing twice', async () => {
    await open(5, 6);
    const prompt = await promptDuring(() => run('frugal.refactor', { instruction: 'Pay twice' }));
    const [, types = ''] = /For reference, types in use:\n```\w*\n([^]*?)\n```/.exec(prompt) ?? [];
    assert.deepEqual(types.split('\n').sort(), ['let price: Price', 'let quote: Receipt']);
    assert.equal(prompt.split('let quote = pay(price)').length, 2);
  });

  it('holds the code that a problem refers to, and the type at its place', async () => {
    const { document } = await open(6, 6);
    const { range } = report();
    const prompt = await promptDuring(() => run('frugal.fix', { range }));
    assert.match(prompt, /^Line 6: This cannot be shown\n {2}types\d+\.fru:8: It has a total$/m);
    assert.match(prompt, piece('types\\d+\\.fru', '7-9', 'type Receipt[^]*end'));
    assert.match(prompt, /For reference, types in use:\n```\w*\nlet quote: Receipt\n/);
    assert.equal(document.isDirty, false);
  });

  it('goes along when all problems of a file are fixed', async () => {
    await open(1, 1);
    report();
    const prompt = await promptDuring(() => run('frugal.fixAll'));
    assert.match(prompt, piece('types\\d+\\.fru', '7-9', 'type Receipt[^]*end'));
    assert.match(prompt, /let quote: Receipt\n/);
  });

  it('is looked for when a selection comes to rest', async () => {
    await open(5, 6);
    await until('the names to be looked up', () => fruit.asked.has('name quote'));
    await until('their types to be looked up', () => fruit.asked.has('type quote'));
  });

  it('is looked for when the lightbulb offers to fix a problem', async () => {
    const { document } = await open(1, 1);
    const { range } = report();
    await until('the lightbulb to look', async () => {
      await run('vscode.executeCodeActionProvider', document.uri, range);
      return fruit.asked.has('hover quote') && fruit.asked.has('type quote');
    });
    assert.equal((await requestsDuring(() => undefined)).length, 0);
  });

  it('is not waited for in vain', async () => {
    haste.dispose();
    fruit.hangs = () => undefined;
    await open(5, 6);
    const prompt = await promptDuring(() => run('frugal.document'));
    assert.doesNotMatch(prompt, /types\d+\.fru/);
    assert.deepEqual(said, []);
  });

  it('is not waited for any longer when the user stops, and nothing is sent', async () => {
    await open(5, 5);
    fruit.hangs = () => run('frugal.stop');
    const requests = await requestsDuring(() => run('frugal.edit', { instruction: 'Pay twice' }));
    assert.equal(requests.length, 0);
    assert.deepEqual(said, []);
  });

  it('stays away when the setting says so', async () => {
    const settings = vscode.workspace.getConfiguration('frugal');
    await settings.update('gatherContext', false, vscode.ConfigurationTarget.Global);
    await open(5, 6);
    const prompt = await promptDuring(() => run('frugal.document'));
    await settings.update('gatherContext', undefined, vscode.ConfigurationTarget.Global);
    assert.doesNotMatch(prompt, /For reference/);
    assert.deepEqual([...fruit.asked], []);
  });
});
