import { l10n } from 'vscode';
import { anyKnownSince } from '../../core/quota/quota';
import { Cancelled } from '../expectedError';
import type { Command } from './command';

/** Forgets what is recorded of requests, but for what the limits of today need. */
export const clearUsage: Command = {
  id: 'frugal.clearUsage',
  run: async ({ ledger, notifier, clock, usage }) => {
    const clear = l10n.t('Clear usage');
    const sentence = l10n.t(
      'Forget every request that is recorded? This cannot be undone. Of those of today it stays known when they left and whether they counted: the limits need it.',
    );
    if ((await notifier.tell('warning', sentence, clear)) !== clear) throw new Cancelled();
    await ledger.clearUsage(anyKnownSince(clock.now()));
    usage.refresh();
    void notifier.tell('info', l10n.t('The recorded requests were forgotten.'));
  },
};
