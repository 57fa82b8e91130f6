import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { nextInputBox } from './typedBox';
import {
  closeEverything,
  forgetSaid,
  freshWindow,
  hears,
  openSample,
  pasteKey,
  pressNext,
  proposalTab,
  requestsDuring,
  said,
  sampleUri,
  show,
  shownProposal,
  simulator,
  until,
} from './window';

const run = vscode.commands.executeCommand;

function promptOf(body: unknown): string {
  const { messages } = body as { messages: readonly { content: string }[] };
  return messages.map(({ content }) => content).join('\n');
}

describe('the key', () => {
  before(freshWindow);
  beforeEach(forgetSaid);

  it('is checked and kept without costing a request', async () => {
    const { key } = await simulator.account();
    const requests = await requestsDuring(() => pasteKey(`  export OPENROUTER_API_KEY="${key}"\n`));
    await hears(/OpenRouter accepts the key\. \d+ of 50 free requests left today/);
    assert.equal(requests.length, 0);
  });

  const keyChecks = async (): Promise<number> =>
    (await simulator.journal()).filter(({ path }) => path === '/api/v1/key').length;

  it('stays as it was when a wrong one is pasted, and the box waits for another', async () => {
    const { key } = await simulator.account();
    const before = await keyChecks();
    const states: unknown[] = [];
    nextInputBox(async (box) => {
      const wrong = `sk-or-v1-${'0'.repeat(64)}`;
      const answer = box.enter(wrong);
      states.push([box.busy, box.enabled, box.problem]);
      states.push(await answer, [box.busy, box.enabled, box.value === wrong]);
      states.push(await box.enter(key));
    });
    await run('frugal.setKey');
    assert.deepEqual(states, [
      [true, false, undefined],
      'OpenRouter does not accept this key. The key you had is kept.',
      [false, true, true],
      undefined,
    ]);
    await hears(/OpenRouter accepts the key/);
    assert.equal(said.length, 1);
    assert.equal(await keyChecks(), before + 2);
    await openSample('retry.ts', [1, 21]);
    assert.equal((await requestsDuring(() => run('frugal.explain'))).length, 1);
  });

  it('of another provider is named as such', async () => {
    assert.match((await pasteKey('sk-ant-api03-abcdefghijklmnop')) ?? '', /a key of Anthropic/);
    assert.deepEqual(said, []);
  });

  it('comes back when its removal is undone', async () => {
    pressNext('Undo');
    await run('frugal.removeKey');
    await hears(/was removed/);
    await openSample('cart.ts', [14, 34]);
    await until('a request with the key', async () => {
      const requests = await requestsDuring(() => run('frugal.explain'));
      return requests.length === 1;
    });
  });
});

describe('explaining', () => {
  beforeEach(freshWindow);

  it('costs exactly one request and sends what is selected', async () => {
    await openSample('cart.ts', [36, 39]);
    const requests = await requestsDuring(() => run('frugal.explain'));
    assert.equal(requests.length, 1);
    const prompt = promptOf(requests[0]?.body);
    assert.match(prompt, /toFixed\(2\)/);
    assert.doesNotMatch(prompt, /isMember/);
  });

  it('takes the function under the cursor, with the comment above it, when nothing is selected', async () => {
    const editor = await openSample('cart.ts');
    editor.selection = new vscode.Selection(20, 4, 20, 4);
    const requests = await requestsDuring(() => run('frugal.explain'));
    const prompt = promptOf(requests[0]?.body);
    assert.match(prompt, /What the customer pays[^\n]*\nexport function total/);
    assert.match(prompt, /Math\.round\(result\)/);
    assert.doesNotMatch(prompt, /formatPrice/);
  });

  it('explains the problem that the lightbulb stands at', async () => {
    await openSample('cart.ts', [36, 39]);
    const problem = 'Type number is not assignable (line 35)';
    const requests = await requestsDuring(() => run('frugal.explain', { problem }));
    assert.match(promptOf(requests[0]?.body), /Type number is not assignable/);
  });
});

describe('refactoring', () => {
  let original: Uint8Array;
  let count = 0;
  let uri: vscode.Uri;

  before(async () => {
    original = await vscode.workspace.fs.readFile(sampleUri('retry.ts'));
  });
  beforeEach(async () => {
    await freshWindow();
    // A file of its own for each test: VS Code remembers what it knew of one for a while.
    count += 1;
    uri = sampleUri(`retry${count}.ts`);
    await vscode.workspace.fs.writeFile(uri, original);
  });
  afterEach(async () => {
    await closeEverything();
    await vscode.workspace.fs.delete(uri).then(undefined, () => undefined);
  });

  const originalText = (): string => Buffer.from(original).toString();

  const refactor = async (): Promise<vscode.TextDocument> => {
    const { document } = await show(await vscode.workspace.openTextDocument(uri), [2, 21]);
    const requests = await requestsDuring(() =>
      run('frugal.refactor', { instruction: 'Make it simpler' }),
    );
    assert.equal(requests.length, 1);
    return document;
  };

  it('shows a review and leaves the file alone until it is accepted', async () => {
    const document = await refactor();
    const proposal = await shownProposal();
    assert.notEqual(proposal.getText(), originalText());
    assert.equal(document.getText(), originalText());
    assert.equal(document.isDirty, false);
    assert.equal(proposal.languageId, 'frugal-review-typescript');
  });

  it('is accepted with one edit that one undo takes back', async () => {
    const document = await refactor();
    const proposed = (await shownProposal()).getText();
    await run('frugal.acceptProposal');
    assert.equal(document.getText(), proposed);
    assert.equal(proposalTab(), undefined);
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document, document);
    assert.ok(editor.selection.isEmpty, 'the next key would replace what is selected');
    await run('undo');
    assert.equal(document.getText(), originalText());
    assert.deepEqual(said, []);
  });

  it('is discarded without a trace', async () => {
    const document = await refactor();
    await shownProposal();
    await run('frugal.discardProposal');
    assert.equal(proposalTab(), undefined);
    assert.equal(document.getText(), originalText());
    assert.equal(document.isDirty, false);
  });

  it('finds its place again when the file changed above it', async () => {
    const document = await refactor();
    const proposed = (await shownProposal()).getText();
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), '// new\n');
    await vscode.workspace.applyEdit(edit);
    await run('frugal.acceptProposal');
    assert.equal(document.getText(), `// new\n${proposed}`);
  });

  it('is not made when its code was edited meanwhile, and fits again when that is undone', async () => {
    const document = await refactor();
    await shownProposal();
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(3, 0, 3, 3), 'XXX');
    await vscode.workspace.applyEdit(edit);
    const changed = document.getText();
    const tab = proposalTab();
    await run('frugal.acceptProposal', tab);
    const [, ...actions] = await hears(/retry\d+\.ts was not changed/);
    assert.deepEqual(actions, ['Make the other changes', 'Copy the new code']);
    assert.equal(document.getText(), changed);
    const back = new vscode.WorkspaceEdit();
    back.replace(
      document.uri,
      new vscode.Range(3, 0, 3, 3),
      originalText().split('\n')[3]?.slice(0, 3) ?? '',
    );
    await vscode.workspace.applyEdit(back);
    await run('frugal.acceptProposal', tab);
    assert.notEqual(document.getText(), originalText());
  });

  it('says so when the file was deleted meanwhile', async () => {
    await refactor();
    const { uri: proposal } = await shownProposal();
    await vscode.workspace.fs.delete(uri);
    await run('frugal.acceptProposal', proposal);
    await hears(/retry\d+\.ts cannot be opened: it was deleted or moved/);
    await assert.rejects(async () => vscode.workspace.fs.stat(uri));
  });
});
