import * as vscode from 'vscode';
import { fileName, pathOf } from '../editor/documentPath';
import { describeProblems, problemsOf } from '../tasks/problems';
import type { ContextKind, FoundContext } from './contextKind';
import { textAttachment } from './textAttachment';

/** Files whose problems go along. */
const mostFiles = 50;

export const problems: ContextKind = {
  name: 'problems',
  icon: 'warning',
  label: () => vscode.l10n.t('Problems'),
  hint: () => vscode.l10n.t('VS Code reports no problem'),
  isThere: () => withProblems().length > 0,
  find: (_, typed) => {
    const uris = withProblems();
    const key = vscode.window.activeTextEditor?.document.uri.toString();
    const here = uris.filter((uri) => uri.toString() === key);
    const items = [
      ...here.map((uri) => found(vscode.l10n.t('Problems of {0}', fileName(uri)), [uri])),
      ...(uris.length > 0 ? [found(vscode.l10n.t('Problems of the workspace'), uris)] : []),
    ];
    const wanted = typed.toLowerCase();
    return Promise.resolve({
      items: items.filter(({ label }) => label.toLowerCase().includes(wanted)),
    });
  },
};

function found(label: string, uris: readonly vscode.Uri[]): FoundContext {
  return {
    label,
    detail: String(uris.reduce((sum, uri) => sum + problemsIn(uri).length, 0)),
    attach: () => {
      const none = vscode.l10n.t('VS Code reports no problem any more.');
      return Promise.resolve([textAttachment(label, 'text', tell(uris), none)]);
    },
  };
}

/** What VS Code reports of these files, each under its path. */
export function tell(uris: readonly vscode.Uri[]): string {
  const told = uris
    .slice(0, mostFiles)
    .map((uri) => [uri, describeProblems(problemsIn(uri)).text] as const)
    .filter(([, text]) => text !== '')
    .map(([uri, text]) => `${pathOf(uri)}:\n${text}`);
  const more = uris.length - mostFiles;
  return [...told, ...(more > 0 ? [`and the problems of ${more} more files`] : [])].join('\n\n');
}

const problemsIn = (uri: vscode.Uri): readonly vscode.Diagnostic[] => problemsOf({ uri });

/** The files that have some. */
export function withProblems(): readonly vscode.Uri[] {
  return vscode.languages
    .getDiagnostics()
    .map(([uri]) => uri)
    .filter((uri) => problemsIn(uri).length > 0);
}
