import * as vscode from 'vscode';
import type { ChatSession } from '../../core/chat/session';

/** Calls when what a panel shows may be another: the chat changed, or the user is back from other windows, which ask too. */
export function onNews(session: ChatSession, refresh: () => void): vscode.Disposable {
  return vscode.Disposable.from(
    session.onDidChange(refresh),
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused) refresh();
    }),
  );
}
