import * as vscode from 'vscode';
import { keyInUse, type NamedKey } from '../../core/keys/keyRing';
import type { Preset } from '../../core/llm/preset';
import { presets } from '../../core/llm/presets';
import type { KeyStore } from './secrets';

/** A row of the list of keys: a key, or with `command` a way to another one. */
export interface KeyItem extends vscode.QuickPickItem {
  readonly preset?: Preset;
  readonly key?: NamedKey;
  readonly command?: string;
}

export type KeyAction = 'rename' | 'bind' | 'unbind' | 'remove';

export interface KeyButton extends vscode.QuickInputButton {
  readonly action: KeyAction;
}

/** All keys by their providers, with what can be done with each. @param hasWorkspace one can be for this workspace alone */
export async function keyItems(keys: KeyStore, hasWorkspace: boolean): Promise<readonly KeyItem[]> {
  const ofAll = Object.values<Preset>(presets).map((preset) => itemsOf(keys, preset, hasWorkspace));
  return [...(await Promise.all(ofAll)).flat(), ...waysToMore()];
}

async function itemsOf(
  keys: KeyStore,
  preset: Preset,
  hasWorkspace: boolean,
): Promise<readonly KeyItem[]> {
  if (!preset.key) return [];
  const ring = await keys.ring(preset.id);
  const bound = keys.bound(preset.id);
  const current = keyInUse(ring, bound);
  const { l10n } = vscode;
  const items = ring.keys.map((key) => {
    const isBound = key.id === bound;
    const asks = isBound ? l10n.t('asks in this workspace') : l10n.t('asks');
    return {
      label: `${key === current ? '$(check) ' : ''}${key.name}`,
      description: shortened(key.key),
      ...(key === current && { detail: asks }),
      buttons: buttonsOf(isBound, hasWorkspace),
      ...{ preset, key },
    };
  });
  if (items.length === 0) return [];
  return [{ label: preset.name, kind: vscode.QuickPickItemKind.Separator }, ...items];
}

/** As OpenRouter's own pages show a key: enough to tell it from others. */
function shortened(key: string): string {
  return key.length < 24 ? '…' : `${key.slice(0, 12)}…${key.slice(-3)}`;
}

function buttonsOf(isBound: boolean, hasWorkspace: boolean): readonly KeyButton[] {
  const { l10n, ThemeIcon } = vscode;
  const bind: KeyButton = isBound
    ? {
        action: 'unbind',
        iconPath: new ThemeIcon('pinned'),
        tooltip: l10n.t('Let this workspace ask as all others do'),
      }
    : {
        action: 'bind',
        iconPath: new ThemeIcon('pin'),
        tooltip: l10n.t('Ask with this key in this workspace, whichever asks elsewhere'),
      };
  return [
    ...(hasWorkspace ? [bind] : []),
    { action: 'rename', iconPath: new ThemeIcon('edit'), tooltip: l10n.t('Rename') },
    { action: 'remove', iconPath: new ThemeIcon('trash'), tooltip: l10n.t('Remove') },
  ];
}

function waysToMore(): readonly KeyItem[] {
  const { l10n, QuickPickItemKind } = vscode;
  return [
    { label: l10n.t('Another key'), kind: QuickPickItemKind.Separator },
    { label: `$(account) ${l10n.t('Sign in with OpenRouter')}`, command: 'frugal.signIn' },
    { label: `$(key) ${l10n.t('Paste an API key')}`, command: 'frugal.setKey' },
  ];
}
