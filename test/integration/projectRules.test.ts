import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEverything, freshWindow, promptDuring, sampleUri, show, until } from './window';

const run = vscode.commands.executeCommand;
const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('frugal');

describe('the rules of the workspace', () => {
  const written: Readonly<Record<string, string>> = {
    'AGENTS.md': 'Use tabs.',
    'part/AGENTS.md': 'Use spaces.',
    'other/AGENTS.md': 'Use nothing.',
    '.frugal/rules/text.md': '---\nglobs: "*.txt"\n---\nShort lines.',
    '.cursor/rules/code.mdc': '---\nglobs: "*.rs"\n---\nNo unsafe.',
    'part/a.txt': 'one\ntwo\n',
  };
  const folders = ['part', 'other', '.frugal', '.cursor'];

  beforeEach(async () => {
    await freshWindow();
    for (const [path, text] of Object.entries(written))
      await vscode.workspace.fs.writeFile(sampleUri(path), Buffer.from(text));
  });
  afterEach(async () => {
    await settings().update('projectRules', undefined, vscode.ConfigurationTarget.Global);
    await closeEverything();
    for (const path of ['AGENTS.md', ...folders])
      await vscode.workspace.fs.delete(sampleUri(path), { recursive: true });
  });

  const prompt = async (): Promise<string> => {
    await show(await vscode.workspace.openTextDocument(sampleUri('part/a.txt')), [1, 2]);
    return promptDuring(() => run('frugal.explain'));
  };

  it('go along where they apply, the nearest last', async () => {
    const sent = await prompt();
    assert.match(sent, /Use tabs\.[^]*Use spaces\.[^]*Short lines\.[^]*one\ntwo/);
    assert.doesNotMatch(sent, /Use nothing|No unsafe|globs/);
  });

  it('are read as they are in the editor, saved or not', async () => {
    const document = await vscode.workspace.openTextDocument(sampleUri('part/AGENTS.md'));
    await show(document, [1, 1]);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), 'Never semicolons. ');
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.match(await prompt(), /Never semicolons\. Use spaces\./);
    await show(document, [1, 1]);
    await run('workbench.action.files.revert');
  });

  it('go along as they are now, whatever was shown a moment ago', async () => {
    assert.match(await prompt(), /Use spaces\./);
    const uri = sampleUri('part/AGENTS.md');
    await vscode.workspace.fs.writeFile(uri, Buffer.from('Use both.'));
    // VS Code may still hold the text that an editor had.
    const held = vscode.workspace.textDocuments.find(
      (one) => one.uri.toString() === uri.toString(),
    );
    await until('the new text', () => !held || held.isClosed || held.getText() === 'Use both.');
    assert.match(await prompt(), /Use both\./);
  });

  it('stay where they are when the setting says so', async () => {
    await settings().update('projectRules', false, vscode.ConfigurationTarget.Global);
    assert.doesNotMatch(await prompt(), /Use tabs|rules of this project/);
  });
});
