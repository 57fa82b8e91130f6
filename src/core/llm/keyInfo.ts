import type { Clock, Fetch } from '../ports';
import { askBriefly, errorOfResponse } from './askBriefly';
import { headersOf, secretsOf, type Target } from './request';
import type { UntrustedRecord } from './untrusted';
import { asNumber, asRecord, asText, isRecord, parseJson } from './untrusted';

/** What a provider says of a key; each field only where it said so. */
export interface KeyInfo {
  /** The key's name there; for a key without one, its first and last letters. */
  readonly label: string;
  /** Free requests of today, all keys of the account together. Lags by up to a minute; may exceed the limit. */
  readonly freeUsed?: number;
  /** Free requests a day. */
  readonly freeLimit?: number;
  /** US dollars that may be spent with this key, ever or per period. */
  readonly spendingLimit?: number;
  /** Such a key manages others and cannot ask a model. */
  readonly isManagementKey: boolean;
  /** Epoch milliseconds. */
  readonly expiresAt?: number;
}

export interface KeyInfoDeps {
  readonly fetch: Fetch;
  readonly clock: Clock;
}

/**
 * Asks what a key is good for: OpenRouter tells, of others it is known that they accept it. Costs no request of the quota.
 * @throws TurnError: `wrongKey`, `timeout`, `stopped`, or what is wrong with the connection
 */
export async function fetchKeyInfo(
  { fetch, clock }: KeyInfoDeps,
  target: Target,
  signal: AbortSignal,
): Promise<KeyInfo> {
  const { preset, url } = target;
  const context = { now: clock.now(), provider: preset.id, secrets: secretsOf(target) };
  const tells = preset.limits === 'keyInfo';
  return askBriefly(clock, signal, context, async (ended) => {
    const response = await fetch(`${url}/${tells ? 'key' : 'models'}`, {
      headers: { ...headersOf(target), Accept: 'application/json' },
      signal: ended,
      redirect: 'manual',
    });
    const body = await response.text();
    const data = asRecord(parseJson(body))['data'];
    if (response.ok && tells && isRecord(data)) return readKeyInfo(data);
    if (response.ok && !tells && Array.isArray(data)) return { label: '', isManagementKey: false };
    throw errorOfResponse(response, body, context);
  });
}

function readKeyInfo(data: UntrustedRecord): KeyInfo {
  const daily = asRecord(data['free_model_daily_requests']);
  const expiry = asText(data['expires_at']);
  return {
    label: asText(data['label']) ?? '',
    isManagementKey: data['is_management_key'] === true || data['is_provisioning_key'] === true,
    ...known('freeUsed', asNumber(daily['used'])),
    ...known('freeLimit', asNumber(daily['limit'])),
    ...known('spendingLimit', asNumber(data['limit'])),
    ...known('expiresAt', expiry === undefined ? undefined : asNumber(Date.parse(expiry))),
  };
}

function known<Name extends string>(
  name: Name,
  value: number | undefined,
): Partial<Record<Name, number>> {
  // Counts and dates are never below zero; what is, was not meant as one.
  return value === undefined || value < 0 ? {} : ({ [name]: value } as Record<Name, number>);
}
