import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEverything, freshWindow, promptDuring, sampleUri, show, until } from './window';

const run = vscode.commands.executeCommand;

describe('context for a task', () => {
  const files = ['types.fru', 'use.fru'].map((name) => sampleUri(name));
  const [types, use] = files as [vscode.Uri, vscode.Uri];
  let provider: vscode.Disposable;

  beforeEach(async () => {
    await freshWindow();
    await vscode.workspace.fs.writeFile(types, Buffer.from('type Price = cents\n'));
    await vscode.workspace.fs.writeFile(use, Buffer.from('import types\n\n\nlet p: Price = 3\n'));
    provider = vscode.languages.registerDefinitionProvider(
      { pattern: '**/*.fru' },
      {
        provideDefinition: (document, position) =>
          document.getText(document.getWordRangeAtPosition(position)) === 'Price'
            ? new vscode.Location(types, new vscode.Position(0, 5))
            : undefined,
      },
    );
  });
  afterEach(async () => {
    provider.dispose();
    await closeEverything();
    for (const file of files) await vscode.workspace.fs.delete(file);
  });

  it('holds the imports and the definitions of what the code uses', async () => {
    const document = await vscode.workspace.openTextDocument(use);
    // What one question did not wait for is there for another.
    let [prompt, asked] = ['', 0];
    await until('the definition comes along', async () => {
      await show(document, [4, 4]);
      const instruction = `Say it in other words, version ${(asked += 1)}`;
      prompt = await promptDuring(() => run('frugal.edit', { instruction }));
      return prompt.includes('types.fru');
    });
    assert.match(prompt, /For reference, use\.fru, lines 1-1:\n```\w*\nimport types\n```/);
    assert.match(prompt, /For reference, types\.fru, lines 1-1:\n```\w*\ntype Price = cents\n```/);
  });

  it('stays away when the setting says so', async () => {
    const settings = vscode.workspace.getConfiguration('frugal');
    await settings.update('gatherContext', false, vscode.ConfigurationTarget.Global);
    await show(await vscode.workspace.openTextDocument(use), [4, 4]);
    const prompt = await promptDuring(() => run('frugal.explain'));
    await settings.update('gatherContext', undefined, vscode.ConfigurationTarget.Global);
    assert.doesNotMatch(prompt, /For reference/);
  });
});
