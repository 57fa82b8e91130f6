import { isUsedUp } from '../../shared/quota';
import type { Model } from '../catalogue/model';
import type { Meter } from '../chat/turnRunner';
import type { ProviderId } from '../llm/preset';
import { targetOf, type ProviderDeps } from '../llm/providers';
import type { Target } from '../llm/request';
import type { Clock, Keep, Ledger, UsageRow } from '../ports';
import { accountIdOf, counterOf } from '../quota/counter';
import { healthMs, healthOf, type Health } from './health';
import type { AnswerUse } from './seen';

export interface ModelHealthDeps extends ProviderDeps {
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
  const account = await accountIdOf(target);
  const rows = (await deps.keep(() => deps.ledger.recent(account, now - healthMs))) ?? [];
  const health = healthOf(rows, now, use);
  const usedUp = await usedUpOf(deps, target, models, rows);
  return (id) => (usedUp.includes(id) ? { chance: 0, closed: true } : health(id));
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
