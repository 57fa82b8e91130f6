import { Uri } from 'vscode';
import type { Proposal } from '../../core/edits/target';
import { fileName } from '../editor/documentPath';

/** The scheme of what a file would be with a proposal accepted. */
export const proposalScheme = 'frugal-proposal';

/** Ends as the file does, so that it is coloured like it; the query names the answer. */
export function proposalUri(messageId: string, { target }: Proposal): Uri {
  return Uri.from({ scheme: proposalScheme, path: `/${fileName(target.uri)}`, query: messageId });
}
