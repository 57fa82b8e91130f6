import * as vscode from 'vscode';
import type { Attachment } from '../../core/prompt/attachment';
import type { App } from '../app';
import { pathOf } from '../editor/documentPath';
import { heldBack } from '../editor/heldBack';

/** Puts attachments into the composer. What git or `.frugalignore` holds back goes there only if the user says so. */
export async function attachContext(app: App, attachments: readonly Attachment[]): Promise<void> {
  const { session, view } = app;
  for (const one of await allowed(app, attachments)) await session.attach(one);
  await view.focusComposer();
}

/** Those that may go along: of what git or `.frugalignore` holds back, what the user lets. */
export async function allowed(
  { notifier }: Pick<App, 'notifier'>,
  attachments: readonly Attachment[],
): Promise<readonly Attachment[]> {
  const { l10n } = vscode;
  const uris = [...new Set(attachments.map(({ uri }) => uri))].filter((uri) => uri !== '');
  const held = await heldBack(uris.map((uri) => vscode.Uri.parse(uri)));
  if (held.length === 0) return attachments;
  const names = held.map((uri) => pathOf(uri)).join(', ');
  const sentence = l10n.t('Git or .frugalignore ignores {0}. Attach it all the same?', names);
  const detail = l10n.t(
    'What is attached goes to the provider of your model, with your next message and those after it.',
  );
  const attach = l10n.t('Attach');
  if ((await notifier.confirm(sentence, detail, attach)) === attach) return attachments;
  const left = new Set(held.map((uri) => uri.toString()));
  return attachments.filter(({ uri }) => !left.has(uri));
}
