import { l10n } from 'vscode';
import type { NamedKey } from '../../core/keys/keyRing';
import type { Preset } from '../../core/llm/preset';
import type { App } from '../app';

/** Forgets a key and says who asks now; *Undo* brings it back while the message stands. */
export async function removeKeyOf(app: App, preset: Preset, key: NamedKey): Promise<void> {
  const { keys, notifier } = app;
  const removed = await keys.remove(preset.id, key.id);
  await keysChanged(app);
  const sentence = sentenceOf(preset, key, (await keys.inUse(preset.id))?.name);
  void notifier.run(async () => {
    const undo = l10n.t('Undo');
    if ((await notifier.tell('info', sentence, undo)) !== undo) return;
    if (removed) await keys.bringBack(preset.id, removed);
    await keysChanged(app);
  });
}

function sentenceOf({ name }: Preset, key: NamedKey, now: string | undefined): string {
  if (now === undefined) return l10n.t('The API key of {0} was removed from this machine.', name);
  return l10n.t(
    'The key "{0}" of {1} was removed from this machine; it is asked with "{2}" now.',
    key.name,
    name,
    now,
  );
}

/** Another key asks from now on: its quota is asked for, which costs no request. */
export async function keysChanged({ meter, session }: App): Promise<void> {
  await meter.keyChanged();
  await session.refresh();
  await meter.refresh();
}
