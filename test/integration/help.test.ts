import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEverything, freshWindow } from './window';

describe('the accessibility help', () => {
  before(freshWindow);
  after(closeEverything);

  it('opens as a text, with the keys that the manifest has', async () => {
    await vscode.commands.executeCommand('frugal.accessibilityHelp');
    const { document } = vscode.window.activeTextEditor ?? {};
    assert.equal(document?.uri.scheme, 'frugal-help');
    const { contributes } = vscode.extensions.getExtension('frugal.frugal')?.packageJSON as {
      readonly contributes: {
        readonly keybindings: readonly { readonly command: string; readonly key: string }[];
      };
    };
    const named = ['acceptHunk', 'discardHunk', 'nextHunk', 'previousHunk', 'acceptProposal'];
    for (const name of named) {
      const keys = contributes.keybindings.filter(({ command }) => command === `frugal.${name}`);
      const text = document.getText().toLowerCase();
      assert.ok(keys.length > 0 && keys.every(({ key }) => text.includes(key)), name);
    }
  });
});
