import { l10n } from 'vscode';

/**
 * What was looked for in vain: nothing of what nobody looked at.
 * @param readsEnvironment false in a browser, which asks only servers that allow its page to
 */
export function nothingFoundSentence(asksServers: boolean, readsEnvironment: boolean): string {
  if (asksServers)
    return readsEnvironment
      ? l10n.t(
          'Nothing was found here: Ollama and LM Studio do not answer, and the environment has no key.',
        )
      : l10n.t(
          'Nothing was found here: Ollama and LM Studio do not answer. They may run all the same: a browser lets this page ask them only where they allow it (OLLAMA_ORIGINS for Ollama, the CORS switch of LM Studio), and some browsers not at all.',
        );
  return readsEnvironment
    ? l10n.t(
        'The environment has no key. Ollama and LM Studio are asked only in a trusted workspace.',
      )
    : l10n.t('Ollama and LM Studio are asked only in a trusted workspace.');
}
