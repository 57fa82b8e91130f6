import { l10n } from 'vscode';
import { isFree, type SlashCommand } from './slashCommand';

/** What a command costs, where its first request is answered. */
export function priceOf(command: SlashCommand): string {
  const usual = isFree(command) ? l10n.t('0 requests') : l10n.t('1 request');
  return command.price ?? usual;
}
