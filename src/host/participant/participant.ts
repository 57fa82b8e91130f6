import * as vscode from 'vscode';
import type { StartedApp } from '../startApp';

/** `@frugal` in VS Code's own chat. */
export function registerParticipant(
  start: () => Promise<StartedApp>,
  extensionUri: vscode.Uri,
): vscode.ChatParticipant {
  const participant = vscode.chat.createChatParticipant(
    'frugal.participant',
    async (request, context, response, token) => {
      const [{ answerRequest }, { app }] = await Promise.all([import('./answerRequest'), start()]);
      return answerRequest(app, { request, context, response, token });
    },
  );
  participant.iconPath = vscode.Uri.joinPath(extensionUri, 'media/icon.png');
  participant.followupProvider = {
    provideFollowups: async (result) => (await import('./followUps')).followUps(result),
  };
  return participant;
}
