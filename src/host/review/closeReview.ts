import * as vscode from 'vscode';
import type { FileProposal } from '../../core/edits/proposal';
import { tabUri } from './openReviews';
import { proposalUri, reviewUri } from './proposalUri';

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
