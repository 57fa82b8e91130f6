import * as vscode from 'vscode';
import type { ReviewText } from '../../core/edits/reviewText';
import { ofProposalUri } from './proposalUri';

/** What can be done with a review, on its first line, and with each of its hunks, above it. */
export function hunkLenses(
  uri: vscode.Uri,
  { hunks }: ReviewText,
  fileCount: number,
): readonly vscode.CodeLens[] {
  const { answerId, fileUri } = ofProposalUri(uri);
  const { t } = vscode.l10n;
  const at = (line: number, title: string, command = '', ...args: unknown[]): vscode.CodeLens =>
    new vscode.CodeLens(new vscode.Range(line, 0, line, 0), { title, command, arguments: args });
  const isOpen = hunks.some(({ status }) => status === 'open');
  const ofFile = [
    ...(isOpen ? [at(0, t('Accept all'), 'frugal.acceptProposal', answerId)] : []),
    ...(hunks.length > 0 ? [at(0, t('Discard all'), 'frugal.discardProposal', answerId)] : []),
    ...(fileCount > 1 ? [at(0, t('{0} files…', fileCount), 'frugal.reviewFiles', answerId)] : []),
    at(0, t('Show as diff'), 'frugal.showDiff', answerId),
    at(0, t('Open the file'), 'vscode.open', vscode.Uri.parse(fileUri)),
  ];
  const ofHunks = hunks.flatMap(({ index, status, first }, position) => {
    const discard = t('Discard');
    const number = t('{0} of {1}', position + 1, hunks.length);
    return status === 'open'
      ? [
          at(first, `$(check) ${t('Accept')}`, 'frugal.acceptHunk', uri, index),
          at(first, `$(close) ${discard}`, 'frugal.discardHunk', uri, index),
          at(first, number),
        ]
      : [
          at(first, `$(warning) ${t('You edited this place')}`),
          at(first, `$(close) ${discard}`, 'frugal.discardHunk', uri, index),
          at(first, number),
        ];
  });
  return [...ofFile, ...ofHunks];
}
