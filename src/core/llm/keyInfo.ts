import type { Clock, Fetch } from '../ports';
import type { ErrorContext } from './errorContext';
import { type TurnError, makeTurnError } from './errors';
import { headersOf, secretsOf, type Target } from './request';

import { toTurnError } from './toTurnError';
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

const patienceMs = 15_000;

/**
 * Asks what a key is good for: OpenRouter tells, of others it is known that they accept it. Costs no request of the quota.
 * @throws TurnError: `wrongKey`, `timeout`, `stopped`, or what is wrong with the connection
 */
export async function fetchKeyInfo(
  deps: KeyInfoDeps,
  target: Target,
  signal: AbortSignal,
): Promise<KeyInfo> {
  const abort = new AbortController();
  let ending: TurnError | undefined;
  const end = (error: TurnError): void => {
    ending ??= error;
    abort.abort();
  };
  const stop = (): void => end(makeTurnError('stopped'));
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop);
  const timer = deps.clock.after(patienceMs, () => end(makeTurnError('timeout')));
  try {
    return await ask(deps, target, abort.signal);
  } catch (caught) {
    throw ending ?? toTurnError(caught, contextOf(deps, target));
  } finally {
    timer.dispose();
    signal.removeEventListener('abort', stop);
  }
}

async function ask(deps: KeyInfoDeps, target: Target, signal: AbortSignal): Promise<KeyInfo> {
  const { preset, url } = target;
  const tells = preset.limits === 'keyInfo';
  const response = await deps.fetch(`${url}/${tells ? 'key' : 'models'}`, {
    headers: { ...headersOf(target), Accept: 'application/json' },
    signal,
    redirect: 'manual',
  });
  const body = await response.text();
  const data = asRecord(parseJson(body))['data'];
  if (response.ok && tells && isRecord(data)) return readKeyInfo(data);
  if (response.ok && !tells && Array.isArray(data)) return { label: '', isManagementKey: false };
  const { headers } = response;
  const status = response.type === 'opaqueredirect' ? 302 : response.status;
  const context = { ...contextOf(deps, target), status, headers, body };
  const error = toTurnError(new Error(`Status ${status}`), context);
  // A good answer of another kind: whoever it is, it is not who was meant.
  throw response.ok && error.causeName === 'unknown'
    ? makeTurnError('notTheProvider', error.evidence)
    : error;
}

function contextOf({ clock }: KeyInfoDeps, target: Target): ErrorContext {
  return { now: clock.now(), provider: target.preset.id, secrets: secretsOf(target) };
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
