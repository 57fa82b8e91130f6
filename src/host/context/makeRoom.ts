import * as vscode from 'vscode';
import { roomIn } from '../../core/chat/composer';
import { cutTurn, outlineTurn } from '../../core/chat/makeRoom';
import { countTokens, buildPrompt } from '../../core/prompt/buildPrompt';
import type { App } from '../app';
import { ExpectedError } from '../expectedError';

/** Makes a message fit that is too long, at no request. @throws ExpectedError where that cannot help */
export async function makeRoom(
  app: App,
  how: 'cut' | 'outline' | 'model' | 'images',
): Promise<void> {
  const { session, settings } = app;
  const { composed, currentModel } = session;
  if (!currentModel) return;
  const tokens = countTokens(buildPrompt([composed])) + session.chat.log.tokens;
  const { maxAnswerTokens } = settings.read();
  const room = roomIn(currentModel, maxAnswerTokens);
  if (how === 'model' || how === 'images') {
    const images = composed.attachments.some(({ image }) => image);
    await vscode.commands.executeCommand('frugal.pickModel', { tokens, images });
    return;
  }
  const made =
    how === 'cut'
      ? cutTurn(composed, room - session.chat.log.tokens)
      : await outlineTurn(composed, tokens - room, session.asking.openSyntax);
  if (made.every((one, at) => one === composed.attachments[at])) throw cannotHelp(how);
  await session.changeComposer((composer) => composer.replaceAll(made));
}

function cannotHelp(how: 'cut' | 'outline'): ExpectedError {
  const { l10n } = vscode;
  return new ExpectedError(
    how === 'cut'
      ? l10n.t('Nothing that is attached can be cut: the text or the chat before it is too long.')
      : l10n.t('None of the attached files can be outlined. Cut them, or pick another model.'),
  );
}
