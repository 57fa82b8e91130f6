import * as vscode from 'vscode';
import type { App } from '../app';

/** Who asks because the user typed something into VS Code's own chat, or is Frugal itself. */
const ownInitiators = ['core', 'github.copilot', 'github.copilot-chat', 'frugal.frugal'];

/** What the user said in this window, by who asks. */
const answers = new Map<string, Promise<boolean>>();

/**
 * Whether another extension may spend requests: as the settings say, else as the user says, who is asked once in each window
 * for each of them. @param initiator the extension's id; undefined where VS Code does not tell
 */
export async function mayAsk(
  { settings, notifier }: Pick<App, 'settings' | 'notifier'>,
  initiator: string | undefined,
): Promise<boolean> {
  if (ownInitiators.includes(initiator?.toLowerCase() ?? '')) return true;
  const { otherExtensions } = settings.read();
  if (otherExtensions !== 'ask') return otherExtensions === 'allow';
  const key = initiator ?? '';
  const answer = answers.get(key) ?? confirm(notifier, initiator);
  answers.set(key, answer);
  return answer;
}

async function confirm(notifier: App['notifier'], initiator: string | undefined): Promise<boolean> {
  const { l10n } = vscode;
  const sentence =
    initiator === undefined
      ? l10n.t('Another extension wants to ask models by way of Frugal.')
      : l10n.t('The extension {0} wants to ask models by way of Frugal.', initiator);
  const detail = l10n.t(
    'Each of its questions takes a request of your quota, and goes to the provider of the model. Only free models are asked. The setting frugal.otherExtensions says it for good.',
  );
  const allow = l10n.t('Allow in This Window');
  return (await notifier.confirm(sentence, detail, allow)) === allow;
}
