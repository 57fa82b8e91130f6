import * as vscode from 'vscode';
import { ExpectedError } from './expectedError';
import type { LinkFront } from './links/linkFront';

/** What a link does. Anybody can write one: nothing leaves, and nothing is kept, before the user has said so. */
type LinkHandler = (uri: vscode.Uri, front: LinkFront) => unknown;

/** Who takes the links to each path, `vscode://frugal.frugal/explain?…`; loaded with the first of them. */
const handlers: Readonly<Record<string, () => Promise<LinkHandler>>> = {
  '/explain': async () => (await import('./links/explainLink')).explainLink,
  '/signed-in': async () => (await import('./signIn/signedInLink')).signedInLink,
};

/** Follows a link to Frugal. @throws ExpectedError */
export async function openUri(uri: vscode.Uri, front: LinkFront): Promise<void> {
  const load = Object.hasOwn(handlers, uri.path) ? handlers[uri.path] : undefined;
  if (!load) throw new ExpectedError(vscode.l10n.t('This link to Frugal leads nowhere.'));
  const handle = await load();
  await handle(uri, front);
}
