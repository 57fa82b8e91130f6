import { l10n } from 'vscode';
import type { RemovedKey } from '../../core/keys/keyRings';
import type { Preset } from '../../core/llm/preset';
import { presets } from '../../core/llm/presets';
import { targetOf } from '../../core/llm/providers';
import type { Target } from '../../core/llm/request';
import type { App } from '../app';
import { Cancelled } from '../expectedError';
import { pickProvider } from '../providers/pickProvider';
import { removeKeyOf } from '../keys/removeKeyOf';
import type { Command } from './command';

/**
 * Forgets a provider's key, or the address of a server of the user's own with what was agreed about its prices; *Undo*
 * brings it back while the message stands.
 */
export const removeKey: Command = {
  id: 'frugal.removeKey',
  run: async (app) => {
    const { session, notifier } = app;
    const targets = await targetsOf(app);
    if (targets.length === 0) {
      void notifier.tell('info', l10n.t('There is no API key or server to remove.'));
      return;
    }
    const offered = targets.map(({ preset }) => preset);
    const preset = await pickProvider(
      l10n.t('Whose key, or which server, is to be removed?'),
      offered,
    );
    const target = targets.find((each) => each.preset === preset);
    if (target === undefined) throw new Cancelled();
    const key = isOwn(target) ? undefined : await app.keys.inUse(target.preset.id);
    if (key) return removeKeyOf(app, target.preset, key);
    const wasAgreed = hasUnseenPrices(target) && (await app.catalogue.isAgreed());
    const removed = await forget(app, target);
    await session.refresh();
    void notifier.run(async () => {
      const undo = l10n.t('Undo');
      const sentence = l10n.t('{0} is not asked any longer.', target.preset.name);
      if ((await notifier.tell('info', sentence, undo)) !== undo) return;
      await app.settings.setAddress(target.preset.id, target.url);
      if (removed) await app.keys.bringBack(target.preset.id, removed);
      if (wasAgreed) await app.catalogue.agree(target.url);
      await session.refresh();
    });
  },
};

async function targetsOf({ keys, settings }: App): Promise<readonly Target[]> {
  const deps = { secrets: keys, settings: () => settings.read() };
  const all = Object.values<Preset>(presets).map(({ id }) => targetOf(deps, id));
  return (await Promise.all(all)).filter((target) => target !== undefined);
}

function isOwn({ preset }: Target): boolean {
  return preset.url === '';
}

function hasUnseenPrices({ preset }: Target): boolean {
  return preset.prices === 'unseen';
}

async function forget(
  { catalogue, keys, settings }: App,
  target: Target,
): Promise<RemovedKey | undefined> {
  const { id } = target.preset;
  if (hasUnseenPrices(target)) await catalogue.agree('');
  const removed = target.key === undefined ? undefined : await keys.remove(id);
  await settings.setAddress(id, undefined);
  return removed;
}
