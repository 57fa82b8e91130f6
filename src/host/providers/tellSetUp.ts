import * as vscode from 'vscode';
import type { Preset } from '../../core/llm/preset';
import type { App } from '../app';

/** Says that a server is set up and offers its models; nobody waits for the user to choose. */
export function tellSetUp({ notifier }: App, { name }: Preset): void {
  const { l10n } = vscode;
  const pick = l10n.t('Pick a Model');
  const sentence = l10n.t('{0} is set up. Pick one of its models to use it.', name);
  void notifier.run(async () => {
    if ((await notifier.tell('info', sentence, pick)) === pick)
      await vscode.commands.executeCommand('frugal.pickModel');
  });
}
