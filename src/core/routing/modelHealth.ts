import { isUsedUp } from '../../shared/quota';
import type { Model } from '../catalogue/model';
import type { Meter } from '../chat/turnRunner';
import type { ProviderId } from '../llm/preset';
import { providersInUse, targetOf, type ProviderDeps } from '../llm/providers';
import type { Target } from '../llm/request';
import type { Cache, Clock, Keep, Ledger, UsageRow } from '../ports';
import { accountIdOf, counterOf } from '../quota/counter';
import { healthMs, healthOf, type Health } from './health';
import { tellsClosed, type AnswerUse } from './seen';
import { trackRecords, type TrackRecord } from './trackRecord';

export interface ModelHealthDeps extends ProviderDeps {
  readonly cache: Cache;
  readonly clock: Clock;
  readonly keep: Keep;
  readonly ledger: Pick<Ledger, 'recent'>;
  readonly meter: Pick<Meter, 'quotaOf'>;
}

/** How the models of a provider are doing for the account that asks them; nobody is asked for that. */
export async function modelHealth(
  deps: ModelHealthDeps,
  provider: ProviderId | undefined,
  models: readonly Model[],
  use?: AnswerUse,
): Promise<(id: string) => Health> {
  const now = deps.clock.now();
  const target = provider && (await targetOf(deps, provider));
  if (!target) return healthOf([], now);
  const rows = await recentRows(deps, target);
  const health = healthOf(rows, now, use);
  const usedUp = await usedUpOf(deps, target, models, rows);
  return (id) => (usedUp.includes(id) ? { chance: 0, closed: true } : health(id));
}

/** How the models of all providers in use have been doing; nobody is asked for that. */
export async function modelRecords(
  deps: ModelHealthDeps,
  models: readonly Model[],
): Promise<(id: string) => TrackRecord | undefined> {
  const known = await Promise.all(
    (await providersInUse(deps)).map(async (provider) => {
      const target = await targetOf(deps, provider);
      const rows = target ? await recentRows(deps, target) : [];
      return { rows, usedUp: target ? await usedUpOf(deps, target, models, rows) : [] };
    }),
  );
  return trackRecords(
    known.flatMap(({ rows }) => rows),
    known.flatMap(({ usedUp }) => usedUp),
  );
}

const cacheName = 'closedForgottenAt';

/** The user may have changed what closed a model: it is asked again where its turn comes. @throws StorageError */
export async function forgetClosed({ cache, clock }: Pick<ModelHealthDeps, 'cache' | 'clock'>) {
  await cache.set(cacheName, String(clock.now()));
}

/** The requests of the account that tell how its models are doing, oldest first. */
async function recentRows(
  { cache, clock, keep, ledger }: ModelHealthDeps,
  target: Target,
): Promise<readonly UsageRow[]> {
  const account = await accountIdOf(target);
  const rows = (await keep(() => ledger.recent(account, clock.now() - healthMs))) ?? [];
  const forgottenAt = Number((await keep(() => cache.get(cacheName))) ?? 0);
  const isForgotten = (row: UsageRow): boolean => row.at <= forgottenAt && tellsClosed(row);
  // That the others could not serve either is still known.
  return rows.map((row) => (isForgotten(row) ? { ...row, cause: '' } : row));
}

/** Ids of the models whose own limit of the day is met, until it is over. */
async function usedUpOf(
  { keep, meter }: ModelHealthDeps,
  target: Target,
  models: readonly Model[],
  rows: readonly UsageRow[],
): Promise<readonly string[]> {
  if (target.preset.quota.per === 'account') return [];
  const asked = models.filter(({ id }) => rows.some(({ model }) => model === id));
  const quotas = await Promise.all(
    asked.map(async (model) => {
      const counter = await counterOf(target, model);
      return keep(() => meter.quotaOf(counter));
    }),
  );
  return asked.flatMap(({ id }, index) => {
    const quota = quotas[index];
    return quota && isUsedUp(quota) ? [id] : [];
  });
}
