import { l10n } from 'vscode';
import { setContextKeys } from '../contextKeys';
import { Cancelled } from '../expectedError';
import type { Command } from './command';

/** Forgets the kept answers; the chats stay. */
export const clearAnswers: Command = {
  id: 'frugal.clearAnswers',
  run: async ({ answers, notifier }) => {
    const clear = l10n.t('Clear kept answers');
    const sentence = l10n.t(
      'Forget all kept answers? Asking the same again then costs a request. Chats stay as they are.',
    );
    if ((await notifier.tell('warning', sentence, clear)) !== clear) throw new Cancelled();
    await answers.clear();
    await setContextKeys({ 'frugal.nothingKept': true });
    void notifier.tell('info', l10n.t('The kept answers were forgotten.'));
  },
};
