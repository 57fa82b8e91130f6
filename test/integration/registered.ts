import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** What Frugal gave to VS Code when it was activated: this file is loaded before. */
const registered: { uriHandler?: vscode.UriHandler } = {};

const { registerUriHandler } = vscode.window;
(vscode.window as { registerUriHandler: unknown }).registerUriHandler = (
  handler: vscode.UriHandler,
) => {
  registered.uriHandler = handler;
  return registerUriHandler(handler);
};

/** Follows a link to Frugal, as VS Code does once the user has let it. */
export async function follow(link: string): Promise<void> {
  const { uriHandler } = registered;
  assert.ok(uriHandler, 'Frugal registered nobody for links');
  await uriHandler.handleUri(vscode.Uri.parse(`vscode://frugal.frugal/${link}`));
}
