import * as vscode from 'vscode';
import { ExpectedError } from '../expectedError';
import { proposalScheme, reviewScheme } from './proposalUri';

/** The answer whose proposal is meant: named by the page, by a title bar, or by the diff or the review that is in front. */
export function shownAnswer(argument: unknown): string | undefined {
  if (typeof argument === 'string' && argument !== '') return argument;
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const shown =
    input instanceof vscode.TabInputTextDiff
      ? input.modified
      : input instanceof vscode.TabInputText
        ? input.uri
        : undefined;
  const uri = argument instanceof vscode.Uri ? argument : shown;
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
