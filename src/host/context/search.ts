import * as vscode from 'vscode';
import type { Attachment } from '../../core/prompt/attachment';
import type { App } from '../app';
import { Cancelled } from '../expectedError';
import type { ContextKind } from './contextKind';
import { findLines } from './findLines';
import { textAttachment } from './textAttachment';
import { viaClipboard } from './viaClipboard';

/** How long that may take, in milliseconds. */
const patienceMs = 10_000;

export const search: ContextKind = {
  name: 'search',
  icon: 'search',
  label: () => vscode.l10n.t('Search results'),
  hint: () => vscode.l10n.t('Type what to find'),
  isThere: () => vscode.workspace.workspaceFolders !== undefined,
  find: (_, typed) => {
    const { l10n } = vscode;
    const words = {
      label: typed === '' ? l10n.t('Find text in the files…') : l10n.t('Find “{0}”', typed),
      attach: (app: App) => attachFound(app, typed),
    };
    const shown = {
      label: l10n.t('What the Search view shows'),
      attach: async ({ notifier }: App) => {
        const text = await viaClipboard(notifier, 'search.action.copyAll');
        const nothing = l10n.t('The Search view shows no results.');
        return [
          textAttachment(
            { name: l10n.t('search results'), path: 'search results' },
            'text',
            text,
            nothing,
          ),
        ];
      },
    };
    return Promise.resolve({ items: typed === '' ? [words, shown] : [words] });
  },
};

/** VS Code lets extensions search files for names only, so they are read here. @throws Cancelled, ExpectedError */
async function attachFound(app: App, typed: string): Promise<readonly Attachment[]> {
  const { l10n } = vscode;
  const words =
    typed === '' ? await vscode.window.showInputBox({ title: l10n.t('Find in the files') }) : typed;
  if (words === undefined || words.trim() === '') throw new Cancelled();
  const title = l10n.t('Frugal looks for “{0}”', words);
  const { masking } = app.session.asking;
  const location = vscode.ProgressLocation.Notification;
  const { hits, isWhole } = await vscode.window.withProgress(
    { title, location, cancellable: true },
    async (_, token) => {
      const stop = new AbortController();
      token.onCancellationRequested(() => stop.abort());
      const timer = app.clock.after(patienceMs, () => stop.abort());
      try {
        const found = await findLines(masking, words, '**/*', stop.signal);
        if (token.isCancellationRequested) throw new Cancelled();
        return found;
      } finally {
        timer.dispose();
      }
    },
  );
  const nothing = l10n.t('No file of the workspace holds “{0}”.', words);
  const lines = hits.map(({ path, line, text }) => `${path}:${line}: ${text}`);
  const all = isWhole || lines.length === 0 ? lines : [...lines, '[There may be more]'];
  const label = { name: l10n.t('search for {0}', words), path: `search for ${words}` };
  return [textAttachment(label, 'text', all.join('\n'), nothing)];
}
