import { l10n } from 'vscode';

/** What was looked for in vain: nothing of what nobody looked at. */
export function nothingFoundSentence(asksServers: boolean, readsEnvironment: boolean): string {
  if (asksServers)
    return readsEnvironment
      ? l10n.t(
          'Nothing was found here: Ollama and LM Studio do not answer, and the environment has no key.',
        )
      : l10n.t('Nothing was found here: Ollama and LM Studio do not answer.');
  return readsEnvironment
    ? l10n.t(
        'The environment has no key. Ollama and LM Studio are asked only in a trusted workspace.',
      )
    : l10n.t('Ollama and LM Studio are asked only in a trusted workspace.');
}
