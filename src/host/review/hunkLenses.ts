import * as vscode from 'vscode';
import type { FileProposal } from '../../core/edits/proposal';
import type { ReviewHunk, ReviewText } from '../../core/edits/reviewText';
import { checksTitle } from './checkedFile';
import { ofProposalUri } from './proposalUri';

/** What a review shows beside its text. */
export interface ReviewedFile extends ReviewText {
  readonly file: FileProposal;
  /** Of the proposal. */
  readonly fileCount: number;
  /** A file that the proposal makes is not there yet. */
  readonly isThere: boolean;
  /** Nothing can be decided before all of the answer is there. */
  readonly isComing: boolean;
}

type Lens = readonly [title: string, command?: string, ...args: unknown[]];

/** What can be done with a review, on its first line, and with each of its hunks, above it. */
export function hunkLenses(uri: vscode.Uri, review: ReviewedFile): readonly vscode.CodeLens[] {
  const place = (line: number, lenses: readonly Lens[]): readonly vscode.CodeLens[] =>
    lenses.map(([title, command = '', ...args]) => {
      const range = new vscode.Range(line, 0, line, 0);
      return new vscode.CodeLens(range, { title, command, arguments: args });
    });
  return [
    ...place(0, ofFile(uri, review)),
    ...review.hunks.flatMap((hunk) => place(hunk.first, ofHunk(uri, review, hunk))),
  ];
}

function ofFile(uri: vscode.Uri, review: ReviewedFile): readonly Lens[] {
  const { answerId, fileUri } = ofProposalUri(uri);
  const { t } = vscode.l10n;
  const { hunks, file, fileCount } = review;
  const isOpen = hunks.some(({ status }) => status === 'open');
  const checks = checksTitle(file);
  const ofAll = (deed: string): string =>
    fileCount > 1 ? t('{0} in {1} files', deed, fileCount) : deed;
  if (review.isComing) return [[`$(sync~spin) ${t('More of the answer is coming in…')}`]];
  return [
    ...(isOpen ? [[ofAll(t('Accept all')), 'frugal.acceptProposal', answerId] as const] : []),
    ...(hunks.length > 0
      ? [[ofAll(t('Discard all')), 'frugal.discardProposal', answerId] as const]
      : [[t('Open the file'), 'vscode.open', vscode.Uri.parse(fileUri)] as const]),
    ...(fileCount > 1
      ? [[t('{0} files…', fileCount), 'frugal.reviewFiles', answerId] as const]
      : []),
    [t('Show as diff'), 'frugal.showDiff', answerId],
    // Last: what can be done stands together.
    ...(checks === undefined ? [] : [[checks, 'frugal.showChecks', uri] as const]),
  ];
}

function ofHunk(
  uri: vscode.Uri,
  { hunks, isThere, isComing }: ReviewedFile,
  { index, status, first, assumptions }: ReviewHunk,
): readonly Lens[] {
  const { t } = vscode.l10n;
  const number = hunks.findIndex((hunk) => hunk.index === index) + 1;
  if (isComing) return [[t('Change {0}', number)]];
  return [
    status === 'open'
      ? [`$(check) ${t('Accept')}`, 'frugal.acceptHunk', uri, index]
      : [`$(warning) ${t('You edited this place')}`],
    [`$(close) ${t('Discard')}`, 'frugal.discardHunk', uri, index],
    ...(isThere ? [[t('Edit here'), 'frugal.editHere', uri, first] as const] : []),
    [t('{0} of {1}', number, hunks.length)],
    ...assumptions.map((assumption) => [`$(warning) ${assumption}`] as const),
  ];
}
