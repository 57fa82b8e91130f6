import { l10n, Uri } from 'vscode';
import type { FileProposal } from '../../core/edits/proposal';
import { fileName } from '../editor/documentPath';
import { shownFolder } from './plainLanguage';

/** The scheme of what a file would be with a proposal accepted. */
export const proposalScheme = 'frugal-proposal';

/** The scheme of a file with all that is to be decided about it. */
export const reviewScheme = 'frugal-review';

/** The scheme of what a file was before, where it was not at all. */
export const nothingScheme = 'frugal-nothing';

/** Ends as the file does, so that it is coloured like it; the query names the answer, the fragment the file. */
export function proposalUri(answerId: string, { uri }: Pick<FileProposal, 'uri'>): Uri {
  const path = `${shownFolder}/${fileName(uri)}`;
  return Uri.from({ scheme: proposalScheme, path, query: answerId, fragment: uri });
}

/** Its tab says what it is. */
export function reviewUri(answerId: string, { uri }: Pick<FileProposal, 'uri'>): Uri {
  const path = `${shownFolder}/${l10n.t('Review: {0}', fileName(uri))}`;
  return Uri.from({ scheme: reviewScheme, path, query: answerId, fragment: uri });
}

/** The answer and the file of such a document. */
export function ofProposalUri({ query, fragment }: Uri): {
  readonly answerId: string;
  readonly fileUri: string;
} {
  return { answerId: query, fileUri: fragment };
}
