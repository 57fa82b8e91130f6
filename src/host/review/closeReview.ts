import * as vscode from 'vscode';
import type { FileProposal } from '../../core/edits/proposal';
import { tabUri } from './openReviews';
import { ofProposalUri, proposalScheme, proposalUri, reviewScheme, reviewUri } from './proposalUri';

/** Closes what shows files that the answer's proposal does not change any longer. */
export async function closeOthers(
  answerId: string,
  files: readonly Pick<FileProposal, 'uri'>[],
): Promise<void> {
  const tabs = vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .filter((tab) => {
      const uri = tabUri(tab);
      const isReview = uri?.scheme === reviewScheme || uri?.scheme === proposalScheme;
      const shown = uri && isReview ? ofProposalUri(uri) : undefined;
      return shown?.answerId === answerId && !files.some((file) => file.uri === shown.fileUri);
    });
  if (tabs.length > 0) await vscode.window.tabGroups.close(tabs);
}

/** Closes what shows the proposal of a file: its diff and its review. */
export async function closeReview(
  answerId: string,
  file: Pick<FileProposal, 'uri'>,
): Promise<void> {
  const shown = [proposalUri(answerId, file), reviewUri(answerId, file)].map(String);
  const tabs = vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .filter((tab) => shown.includes(tabUri(tab)?.toString() ?? ''));
  if (tabs.length > 0) await vscode.window.tabGroups.close(tabs);
}
