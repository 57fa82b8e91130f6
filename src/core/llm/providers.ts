import type { Secrets, Settings } from '../ports';
import { makeTurnError, type TurnError } from './errors';
import type { ProviderId } from './preset';
import { presets, providerIds } from './presets';
import type { Target } from './request';

export interface ProviderDeps {
  readonly secrets: Secrets;
  readonly settings: () => Settings;
}

/** Where requests to a provider go; undefined until the user has set it up: a key, or an address where it needs none. */
export async function targetOf(
  { secrets, settings }: ProviderDeps,
  provider: ProviderId,
): Promise<Target | undefined> {
  const preset = presets[provider];
  const { addresses, headers: added } = settings();
  const url = addresses[provider];
  if (url === '') return undefined;
  const key = preset.key ? await secrets.key(provider) : undefined;
  if (preset.key?.use === 'needed' && key === undefined) return undefined;
  const headers = added[provider];
  return { preset, url, ...(key !== undefined && { key }), ...(headers && { headers }) };
}

/** Why a provider that is not set up cannot be asked. */
export function notSetUp(provider: ProviderId): TurnError {
  return makeTurnError(presets[provider].url === '' ? 'noAddress' : 'noKey', { provider });
}

/** The providers that can be asked, in the order of the table. */
export async function providersInUse(deps: ProviderDeps): Promise<readonly ProviderId[]> {
  const targets = await Promise.all(providerIds.map((id) => targetOf(deps, id)));
  return targets.flatMap((target) => (target ? [target.preset.id] : []));
}
