import * as vscode from 'vscode';
import { fuzzyFind } from '../../core/context/fuzzyFind';
import { fileName, pathOf } from '../editor/documentPath';
import { NotTextError, NothingSelectedError, TooLargeFileError } from '../editor/errors';
import { attachUri } from './attachUri';
import { mostShown, type ContextKind, type FoundContext } from './contextKind';
import { foundFile } from './foundFile';

export const open: ContextKind = {
  name: 'open',
  icon: 'files',
  label: () => vscode.l10n.t('Open files'),
  hint: () => vscode.l10n.t('No open file has this name'),
  isThere: () => openFiles().length > 0,
  find: (_, typed) => {
    const uris = openFiles();
    const found = fuzzyFind(uris, typed, pathOf, mostShown);
    const all = typed === '' && uris.length > 1 ? [allOf(uris)] : [];
    return Promise.resolve({ items: [...all, ...found.map(foundFile)] });
  },
};

function allOf(uris: readonly vscode.Uri[]): FoundContext {
  return {
    label: vscode.l10n.t('All open files'),
    detail: uris.map(fileName).join(', '),
    icon: 'files',
    attach: async () => (await Promise.all(uris.map(readable))).flat(),
  };
}

/** What cannot go along is left out where all was meant. */
async function readable(uri: vscode.Uri): ReturnType<typeof attachUri> {
  try {
    return await attachUri(uri);
  } catch (error) {
    const isMeant = [NotTextError, NothingSelectedError, TooLargeFileError];
    if (isMeant.some((kind) => error instanceof kind)) return [];
    throw error;
  }
}

function openFiles(): readonly vscode.Uri[] {
  const uris = vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .flatMap(({ input }) => (input instanceof vscode.TabInputText ? [input.uri] : []))
    .filter(({ scheme }) => !scheme.startsWith('frugal-'));
  return [...new Map(uris.map((uri) => [uri.toString(), uri])).values()];
}
