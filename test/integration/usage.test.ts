import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeEverything,
  forgetSaid,
  freshWindow,
  hears,
  openSample,
  pressNext,
  requestsDuring,
  said,
  sampleUri,
  until,
} from './window';

const run = vscode.commands.executeCommand;

/** Exports to a file of this name, as a user does who chooses it in the dialog. */
async function exportTo(name: string): Promise<string> {
  const uri = sampleUri(name);
  const window = vscode.window as { showSaveDialog: unknown };
  window.showSaveDialog = () => Promise.resolve(uri);
  await run('frugal.exportUsage');
  await hears(/requests were exported/);
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  await vscode.workspace.fs.delete(uri);
  return text;
}

async function clear(): Promise<void> {
  pressNext('Clear usage');
  await run('frugal.clearUsage');
  await hears(/were forgotten/);
  forgetSaid();
}

const usageTabs = (): readonly vscode.Tab[] =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input }) =>
        input instanceof vscode.TabInputWebview && input.viewType.endsWith('frugal.usage'),
    );

describe('the record of requests', () => {
  before(freshWindow);
  beforeEach(forgetSaid);
  after(closeEverything);

  it('is exported as the file is called: as a table or as JSON', async () => {
    await clear();
    await openSample('cart.ts', [36, 39]);
    const [sent] = await requestsDuring(() => run('frugal.explain'));
    const [heading, line, ...rest] = (await exportTo('usage.csv')).split('\r\n');
    assert.match(heading ?? '', /^at,provider,model,servedModel,/);
    assert.match(line ?? '', /^\d{4}-\d\d-\d\dT[^,]+Z,openrouter,[^,]+,.*,explain,1,answered,/);
    assert.deepEqual(rest, ['']);
    forgetSaid();
    const rows = JSON.parse(await exportTo('usage.json')) as readonly Record<string, unknown>[];
    assert.equal(rows.length, 1);
    const { model } = sent?.body as { readonly model: string };
    assert.equal(rows[0]?.['model'], model);
    assert.equal(rows[0]['purpose'], 'explain');
  });

  it('is forgotten when the user says so, and only then', async () => {
    await run('frugal.clearUsage');
    const [sentence, ...actions] = await hears(/^Forget every request/);
    assert.match(sentence, /cannot be undone/);
    assert.deepEqual(actions, ['Clear usage']);
    assert.match(await exportTo('usage.csv'), /explain/);
    await clear();
    await run('frugal.exportUsage');
    await hears(/No request is recorded yet/);
  });

  it('takes the place of a panel that an earlier extension host has left', async () => {
    vscode.window.createWebviewPanel('frugal.usage', 'Left', vscode.ViewColumn.Active);
    await until('a panel that is left', () => usageTabs().length === 1);
    await run('frugal.showUsage');
    const labels = () => usageTabs().map(({ label }) => label);
    await until('the panel alone', () => labels().join() === 'Frugal: Usage');
    await closeEverything();
  });

  it('is shown in one panel, however often it is asked for, at no request', async () => {
    const requests = await requestsDuring(async () => {
      await run('frugal.showUsage');
      await until('the usage panel', () => usageTabs().length === 1);
      await openSample('cart.ts');
      await run('frugal.showUsage');
      await until('the usage panel in front', () => usageTabs()[0]?.isActive);
    });
    assert.equal(usageTabs().length, 1);
    assert.deepEqual(requests, []);
    assert.deepEqual(said, []);
  });
});
