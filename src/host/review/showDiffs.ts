import * as vscode from 'vscode';
import type { ShownHow } from './shownHow';
import { fileName } from '../editor/documentPath';
import { shownFolder } from './plainLanguage';
import { nothingScheme, proposalUri } from './proposalUri';
import type { ProposedDocument } from './proposedDocument';

/** VS Code's own diff of the file and its proposal; of several files, its list of them. */
export async function showDiffs(
  answerId: string,
  documents: readonly ProposedDocument[],
  { preserveFocus = false, line }: ShownHow = {},
): Promise<void> {
  const [first, ...others] = documents;
  if (!first) return;
  if (others.length === 0) {
    await vscode.commands.executeCommand(
      'vscode.diff',
      leftOf(first),
      proposalUri(answerId, first.file),
      vscode.l10n.t('{0}: proposal', fileName(first.file.uri)),
      {
        preview: true,
        preserveFocus,
        ...selectionOf(line),
      } satisfies vscode.TextDocumentShowOptions,
    );
    return;
  }
  await vscode.commands.executeCommand(
    'vscode.changes',
    vscode.l10n.t('Proposal: {0} files', documents.length),
    documents.map((document) => [
      vscode.Uri.parse(document.file.uri),
      leftOf(document),
      proposalUri(answerId, document.file),
    ]),
  );
}

function selectionOf(line: number | undefined): vscode.TextDocumentShowOptions {
  if (line === undefined) return {};
  return { selection: new vscode.Range(line - 1, 0, line - 1, 0) };
}

function leftOf({ file, document }: ProposedDocument): vscode.Uri {
  if (document) return document.uri;
  return vscode.Uri.from({ scheme: nothingScheme, path: `${shownFolder}/${fileName(file.uri)}` });
}
