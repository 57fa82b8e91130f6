import { l10n, window } from 'vscode';

/** Other words for a question that waits; undefined: it keeps those that it has. */
export async function askWords(value: string): Promise<string | undefined> {
  const typed = await window.showInputBox({
    title: l10n.t('Edit the question that waits'),
    prompt: l10n.t('It stays in the queue, with its code. Nothing is sent now.'),
    value,
    ignoreFocusOut: true,
  });
  const words = typed?.trim() ?? '';
  return words === '' ? undefined : words;
}
