import { l10n } from 'vscode';
import type { Command } from './command';

/** Forgets the key; *Undo* brings it back while the message stands. */
export const removeKey: Command = {
  id: 'frugal.removeKey',
  run: async ({ keys, session, notifier, preset }) => {
    const key = await keys.key();
    if (key === undefined) {
      void notifier.tell('info', l10n.t('There is no API key to remove.'));
      return;
    }
    await keys.remove();
    await session.refresh();
    void notifier.run(async () => {
      const undo = l10n.t('Undo');
      const sentence = l10n.t('The API key of {0} was removed from this machine.', preset.name);
      if ((await notifier.tell('info', sentence, undo)) !== undo) return;
      await keys.set(key);
      await session.refresh();
    });
  },
};
