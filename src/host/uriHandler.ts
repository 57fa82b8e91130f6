import * as vscode from 'vscode';
import type { App } from './app';
import { ExpectedError } from './expectedError';

/** What a link does. Anybody can write one: nothing leaves, and nothing is kept, before the user has said so. */
type LinkHandler = (app: App, uri: vscode.Uri) => unknown;

/** Who takes the links to each path, `vscode://frugal.frugal/explain?…`; loaded with the first of them. */
const handlers: Readonly<Record<string, () => Promise<LinkHandler>>> = {
  '/explain': async () => (await import('./links/explainLink')).explainLink,
  '/signed-in': async () => (await import('./signIn/signedIn')).signedIn,
};

/** Follows a link to Frugal. @throws ExpectedError */
export async function openUri(app: App, uri: vscode.Uri): Promise<void> {
  const load = Object.hasOwn(handlers, uri.path) ? handlers[uri.path] : undefined;
  if (!load) throw new ExpectedError(vscode.l10n.t('This link to Frugal leads nowhere.'));
  const handle = await load();
  await handle(app, uri);
}
