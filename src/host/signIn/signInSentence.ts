import { l10n } from 'vscode';
import { TurnError } from '../../core/llm/errors';
import { openRouter } from '../../core/llm/presets';
import { toFailure } from '../../core/llm/toFailure';
import type { SignInError } from '../../core/signIn/signInError';

/** Why there is no key, and what to do. */
export function signInSentence({ problem, cause }: SignInError): string {
  const { name } = openRouter;
  switch (problem) {
    case 'otherSignIn':
      return l10n.t(
        'This reply from {0} belongs to a sign-in of another window, or to one that is over. It was not used: go to that window, or sign in again here.',
        name,
      );
    case 'noCode':
      return l10n.t('{0} sent no code. Sign in again, and press Authorize on its page.', name);
    case 'nothingPasted':
      return l10n.t('Nothing was pasted.');
    case 'denied':
      return l10n.t('{0} gave no key, because its page was left with a no. Nothing changed.', name);
    case 'used':
      return l10n.t('This code was used before, and each works once. Sign in again.');
    case 'expired':
      return l10n.t('The sign-in took longer than 10 minutes: its code is too old. Sign in again.');
    case 'refused':
      return l10n.t(
        '{0} does not take this code: it is of another sign-in, was used before, or is not whole. Sign in again.',
        name,
      );
    case 'unreachable':
      return l10n.t(
        'The key could not be fetched from {0}: {1}. Sign in again when that is mended.',
        name,
        cause instanceof TurnError ? titleOf(cause) : l10n.t('no connection'),
      );
  }
}

function titleOf(error: TurnError): string {
  const context = { modelName: openRouter.name, now: Date.now(), requestsUsed: 0 };
  return toFailure(error, context).title;
}
