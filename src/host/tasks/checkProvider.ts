import * as vscode from 'vscode';
import { providersInUse } from '../../core/llm/providers';
import type { App } from '../app';
import { ExpectedError } from '../expectedError';

/** What the user would type is lost where nobody can be asked. @throws ExpectedError */
export async function checkProvider({ keys, settings }: App): Promise<void> {
  const inUse = await providersInUse({ secrets: keys, settings: () => settings.read() });
  if (inUse.length > 0) return;
  throw new ExpectedError(
    vscode.l10n.t('There is no key yet. Frugal asks with a key of your own, which costs nothing.'),
    [
      {
        label: vscode.l10n.t('Sign in with OpenRouter'),
        run: () => vscode.commands.executeCommand('frugal.signIn'),
      },
      {
        label: vscode.l10n.t('Set key'),
        run: () => vscode.commands.executeCommand('frugal.setKey'),
      },
    ],
  );
}
