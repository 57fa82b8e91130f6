import { l10n } from 'vscode';
import { openRouter } from '../../core/llm/presets';
import { removeKeyOf } from '../keys/removeKeyOf';
import type { Command } from './command';

/** Forgets the key of OpenRouter that asks here. OpenRouter keeps it until the user deletes it there. */
export const signOut: Command = {
  id: 'frugal.signOut',
  run: async (app) => {
    const { name, id } = openRouter;
    const key = await app.keys.inUse(id);
    if (!key) {
      void app.notifier.tell('info', l10n.t('You are not signed in with {0}.', name));
      return;
    }
    await removeKeyOf(app, openRouter, key);
  },
};
