import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ChatRequest } from '../simulator/chatRequest';
import {
  closeEverything,
  forgetSaid,
  freshWindow,
  hears,
  openSample,
  pressNext,
  promptDuring,
  requestsDuring,
  sampleUri,
  show,
  shownReview,
  simulator,
  until,
} from './window';

const run = vscode.commands.executeCommand;

async function lightbulb(
  editor: vscode.TextEditor,
): Promise<readonly (vscode.CodeAction | vscode.Command)[]> {
  return run<readonly vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    editor.document.uri,
    editor.selection,
  );
}

describe('the lightbulb', () => {
  beforeEach(freshWindow);

  it('offers to refactor a selection, and asks nobody for that', async () => {
    const editor = await openSample('cart.ts', [14, 34]);
    const requests = await requestsDuring(async () => {
      const titles = (await lightbulb(editor)).map(({ title }) => title);
      assert.ok(titles.includes('Refactor with Frugal…'), titles.join());
    });
    assert.equal(requests.length, 0);
  });

  it('offers nothing of Frugal where nothing is selected and nothing is wrong', async () => {
    const editor = await openSample('cart.ts');
    const titles = (await lightbulb(editor)).map(({ title }) => title);
    assert.deepEqual(
      titles.filter((title) => title.includes('Frugal')),
      [],
    );
  });

  it('offers to explain a problem, and the explanation is about it', async () => {
    const editor = await openSample('cart.ts');
    const problems = vscode.languages.createDiagnosticCollection('test');
    const range = new vscode.Range(0, 0, 0, 10);
    problems.set(editor.document.uri, [new vscode.Diagnostic(range, 'Odd name')]);
    const action = await until('the offer', async () =>
      (await lightbulb(editor)).find(({ title }) => title === 'Explain with Frugal (1 request)'),
    );
    problems.dispose();
    const command = (action as vscode.CodeAction).command;
    assert.ok(command);
    const args = (command.arguments ?? []) as readonly unknown[];
    const requests = await requestsDuring(() => run(command.command, ...args));
    assert.match(JSON.stringify(requests[0]?.body), /Line 1: Odd name/);
  });
});

describe('the lightbulb of problems in a file', () => {
  const code = 'export function half(n) {\n  return n / 2\n}\n\nlet x = 1\n';
  const uri = sampleUri('wrong.js');
  let problems: vscode.DiagnosticCollection;

  beforeEach(async () => {
    await freshWindow();
    await vscode.workspace.fs.writeFile(uri, Buffer.from(code));
    problems = vscode.languages.createDiagnosticCollection('test');
    problems.set(uri, [
      new vscode.Diagnostic(new vscode.Range(1, 9, 1, 10), 'n may be a text'),
      new vscode.Diagnostic(new vscode.Range(4, 4, 4, 5), 'x is never used'),
    ]);
  });
  afterEach(async () => {
    problems.dispose();
    await simulator.answer(undefined);
    await closeEverything();
    await vscode.workspace.fs.delete(uri);
  });

  /** Picks the offer, and gives what the only request for it said. */
  async function pick(title: string): Promise<string> {
    const editor = await show(await vscode.workspace.openTextDocument(uri));
    editor.selection = new vscode.Selection(1, 9, 1, 10);
    const offer = await until(title, async () =>
      (await lightbulb(editor)).find((one) => one.title === title),
    );
    const { command } = offer as vscode.CodeAction;
    assert.ok(command);
    const args = (command.arguments ?? []) as readonly unknown[];
    return promptDuring(() => run(command.command, ...args));
  }

  it('fixes one for one request, with the code around it and nothing else', async () => {
    const fixed = 'export function half(n) {\n  return Number(n) / 2\n}\n';
    await simulator.answer(`\`\`\`js\n${fixed}\`\`\`\n`);
    const prompt = await pick('Fix with Frugal (1 request)');
    assert.match(prompt, /Line 2: n may be a text/);
    assert.doesNotMatch(prompt, /x is never used/);
    await shownReview();
    await run('frugal.acceptProposal');
    const document = await vscode.workspace.openTextDocument(uri);
    assert.equal(document.getText(), `${fixed}\nlet x = 1\n`);
  });

  it('fixes all of them for one request, and says how many that are', async () => {
    const prompt = await pick('Fix all 2 problems of this file with Frugal (1 request)');
    assert.match(prompt, /Line 2: n may be a text[^]*\nLine 5: x is never used/);
  });
});

describe('a model that has left', () => {
  const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('frugal');
  const set = (id: string | undefined): Thenable<void> =>
    settings().update('model', id, vscode.ConfigurationTarget.Workspace);

  before(freshWindow);
  after(() => set(undefined));

  it('is replaced where it was chosen: for this workspace', async () => {
    const best = 'Use Qwen3.8 27B';
    pressNext(best);
    await set('maker/gone:free');
    const [, ...actions] = await hears(/^maker\/gone:free has left the list of OpenRouter/);
    assert.deepEqual(actions, [best]);
    await until('the next model', () => settings().get('model') === 'qwen/qwen3.8-27b:free');
    const found = settings().inspect('model');
    assert.equal(found?.workspaceValue, 'qwen/qwen3.8-27b:free');
    assert.equal(found.globalValue, undefined);
  });
});

describe('a model that is closed to the account', () => {
  before(freshWindow);

  it('is asked again once the models are refreshed', async () => {
    /** The models that a question about these lines names. */
    const named = async (first: number, last: number): Promise<readonly string[]> => {
      await openSample('cart.ts', [first, last]);
      const [request] = await requestsDuring(() => run('frugal.explain'));
      const { model, models = [] } = request?.body as ChatRequest;
      return [model ?? '', ...models];
    };
    await simulator.fault('freePublicationPolicy', { times: 3 });
    const closed = (await named(1, 5)).at(-1) ?? '';
    assert.equal((await named(6, 10)).includes(closed), false);
    await run('frugal.refreshModels');
    assert.equal((await named(11, 15)).includes(closed), true);
  });
});

describe('the address of OpenRouter', () => {
  const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('frugal');
  let url: string | undefined;

  before(async () => {
    await freshWindow();
    url = settings().get('openrouter.url');
  });
  after(async () => {
    await settings().update('openrouter.url', url, vscode.ConfigurationTarget.Global);
  });

  it('that would send the key in the open is not used, and that is said', async () => {
    forgetSaid();
    const unsafe = 'http://openrouter.example/api/v1';
    await settings().update('openrouter.url', unsafe, vscode.ConfigurationTarget.Global);
    await hears(/does not send a key to http:\/\/openrouter\.example\/api\/v1: use https/);
  });

  it('and all other settings may be nonsense: that is said, and the next question is asked', async () => {
    const nonsense = { idleTimeout: 'NaN', maxAnswerTokens: -1, maskSecrets: 'no', model: ['x'] };
    const names = Object.keys(nonsense);
    await settings().update('openrouter.url', url, vscode.ConfigurationTarget.Global);
    try {
      for (const [name, value] of Object.entries(nonsense))
        await settings().update(name, value, vscode.ConfigurationTarget.Global);
      for (const name of names) await hears(new RegExp(`cannot use .*frugal\\.${name}`));
      const requests = await requestsDuring(() => run('frugal.tryExplain'));
      assert.equal(requests.length, 1);
      const { max_tokens: most } = requests[0]?.body as { readonly max_tokens: number };
      assert.ok(most >= 256);
    } finally {
      for (const name of names)
        await settings().update(name, undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
