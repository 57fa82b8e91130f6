import { mostLeft } from '../../shared/quota';
import type { Model } from '../catalogue/model';
import type { Meter } from '../chat/turnRunner';
import { targetOf } from '../llm/providers';
import type { Keep, Secrets, Settings } from '../ports';
import { counterOf } from '../quota/counter';

export interface LackingDeps {
  readonly secrets: Secrets;
  readonly settings: () => Settings;
  readonly meter: Pick<Meter, 'quotaOf'>;
  readonly keep: Keep;
}

/** A limit that does not have so many requests left. */
export interface Lacking {
  readonly left: number;
  readonly needed: number;
}

/** Whether one request to each of the models is more than what is left; undefined: it is not, or nobody knows. */
export async function lacking(
  deps: LackingDeps,
  models: readonly Model[],
): Promise<Lacking | undefined> {
  const counted = new Map<string, Lacking>();
  for (const model of models) {
    const target = await targetOf(deps, model.provider);
    if (!target) continue;
    const counter = await counterOf(target, model);
    const quota = await deps.keep(() => deps.meter.quotaOf(counter));
    const left = quota && mostLeft(quota);
    if (left === undefined) continue;
    counted.set(counter.id, { left, needed: (counted.get(counter.id)?.needed ?? 0) + 1 });
  }
  return [...counted.values()].find(({ left, needed }) => left < needed);
}
