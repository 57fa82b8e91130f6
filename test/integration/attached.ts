import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { pickItem } from './pickItem';
import { requestsDuring, until } from './window';

const run = vscode.commands.executeCommand;

/** What _Show what will be sent_ shows now; it is sent then, and proven to be just that. One request. */
export async function sentAsShown(): Promise<string> {
  const window = vscode.window as { showQuickPick: unknown };
  const { showQuickPick } = window;
  window.showQuickPick = (items: readonly unknown[]) => Promise.resolve(items[0]);
  const shownUri = (): vscode.Uri | undefined =>
    vscode.window.tabGroups.all
      .flatMap((group) => group.tabs)
      .flatMap(({ input }) => (input instanceof vscode.TabInputText ? [input.uri] : []))
      .find(({ scheme }) => scheme === 'frugal-prompt');
  try {
    const shown = run('frugal.showPrompt');
    const uri = await until('the prompt', shownUri);
    const text = (await vscode.workspace.openTextDocument(uri)).getText();
    const requests = await requestsDuring(async () => {
      await run('frugal.sendShown', uri);
      await shown;
    });
    const { messages } = requests[0]?.body as { messages: readonly { content: string }[] };
    for (const { content } of messages) assert.ok(text.includes(content), 'it was shown');
    assert.equal(requests.length, 1);
    return text;
  } finally {
    window.showQuickPick = showQuickPick;
  }
}

/** Adds context of this kind as a user does: takes the line with this label. */
export async function addContext(kind: string, label?: RegExp, typed?: string): Promise<void> {
  await pickItem(
    () => run('frugal.addContext', { kind, ...(typed !== undefined && { typed }) }),
    label,
  );
}
