import * as vscode from 'vscode';
import { byDepth } from '../../core/context/folderText';
import { searchText } from '../../core/context/searchText';
import type { Attachment } from '../../core/prompt/attachment';
import type { App } from '../app';
import { heldBack } from '../editor/heldBack';
import { Cancelled } from '../expectedError';
import type { ContextKind } from './contextKind';
import { findFiles } from './findFiles';
import { readText } from './readText';
import { textAttachment } from './textAttachment';
import { viaClipboard } from './viaClipboard';

/** Files that are read, those with hits in all, lines in all; and how long that may take, in milliseconds. */
const mostRead = 5000;
const mostLines = 200;
const mostOfFile = 20;
const patienceMs = 10_000;
/** Bytes of a file; files that are read at once. */
const largestFile = 1_000_000;
const atOnce = 32;

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
        return [textAttachment(l10n.t('search results'), 'text', text, nothing)];
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
  const location = vscode.ProgressLocation.Notification;
  const lines = await vscode.window.withProgress(
    { title, location, cancellable: true },
    async (_, token) => {
      const stop = new AbortController();
      token.onCancellationRequested(() => stop.abort());
      const timer = app.clock.after(patienceMs, () => stop.abort());
      try {
        const found = await linesWith(words, stop.signal);
        if (token.isCancellationRequested) throw new Cancelled();
        return found;
      } finally {
        timer.dispose();
      }
    },
  );
  const nothing = l10n.t('No file of the workspace holds “{0}”.', words);
  return [textAttachment(l10n.t('search for {0}', words), 'text', lines.join('\n'), nothing)];
}

async function linesWith(words: string, signal: AbortSignal): Promise<readonly string[]> {
  const found = await findFiles('**/*', mostRead, signal);
  const held = new Set(await heldBack(found));
  const uris = found.filter((uri) => !held.has(uri));
  uris.sort((a, b) => byDepth(a.path, b.path));
  const lines: string[] = [];
  for (let at = 0; at < uris.length && lines.length < mostLines && !signal.aborted; at += atOnce) {
    const some = uris.slice(at, at + atOnce);
    const texts = await Promise.all(some.map((uri) => readText(uri, largestFile)));
    for (const [index, text = ''] of texts.entries()) {
      const path = vscode.workspace.asRelativePath(some[index] ?? '');
      const hits = searchText(text, words, mostOfFile);
      lines.push(...hits.map((hit) => `${path}:${hit.line}: ${hit.text}`));
    }
  }
  const isWhole = lines.length < mostLines && found.length < mostRead && !signal.aborted;
  const shown = lines.slice(0, mostLines);
  return isWhole || shown.length === 0 ? shown : [...shown, '[There may be more]'];
}
