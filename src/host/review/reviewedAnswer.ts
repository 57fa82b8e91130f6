import * as vscode from 'vscode';
import { ExpectedError } from '../expectedError';
import { proposalScheme, reviewScheme } from './proposalUri';

/**
 * The answer whose proposal a command is about: named by the page, by a title bar, or by the diff or the review that is open.
 * @throws ExpectedError
 */
export function reviewedAnswer(argument: unknown): string {
  if (typeof argument === 'string' && argument !== '') return argument;
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const shown =
    input instanceof vscode.TabInputTextDiff
      ? input.modified
      : input instanceof vscode.TabInputText
        ? input.uri
        : undefined;
  const uri = argument instanceof vscode.Uri ? argument : shown;
  if (uri?.scheme === proposalScheme || uri?.scheme === reviewScheme) return uri.query;
  throw new ExpectedError(
    vscode.l10n.t('There is no proposal to review. Ask for a refactoring first.'),
  );
}
