import * as vscode from 'vscode';
import { ExpectedError } from '../expectedError';
import { tabUri } from './openReviews';
import { proposalScheme, reviewScheme } from './proposalUri';

/** The answer whose proposal is meant: named by the page, by a title bar, or by the diff or the review that is in front. */
export function shownAnswer(argument: unknown): string | undefined {
  if (typeof argument === 'string' && argument !== '') return argument;
  const { activeTab } = vscode.window.tabGroups.activeTabGroup;
  const uri = argument instanceof vscode.Uri ? argument : tabUri(activeTab);
  return uri?.scheme === proposalScheme || uri?.scheme === reviewScheme ? uri.query : undefined;
}

/** The same for what cannot be done without one. @throws ExpectedError */
export function reviewedAnswer(argument: unknown): string {
  const shown = shownAnswer(argument);
  if (shown !== undefined) return shown;
  throw new ExpectedError(
    vscode.l10n.t('There is no proposal to review. Ask for a refactoring first.'),
  );
}
