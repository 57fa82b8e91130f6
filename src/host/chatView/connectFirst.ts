import * as vscode from 'vscode';
import type { App } from '../app';

/**
 * Runs a command that connects a provider for who has none. What the user pressed for it is gone then: they go on where the
 * first message is written. Who gave up stays where they were.
 */
export async function connectFirst(
  { session, view }: Pick<App, 'session' | 'view'>,
  id: 'signIn' | 'setKey' | 'findProviders',
): Promise<void> {
  await vscode.commands.executeCommand(`frugal.${id}`);
  const { connection } = await session.state();
  if (connection !== 'noKey') await view.focusComposer();
}
