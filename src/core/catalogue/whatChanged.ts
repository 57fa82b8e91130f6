import { daysLeft } from './defaultModel';
import type { Model, Price } from './model';

/** What is kept of a model that was listed at an earlier time. */
export type PastModel = Pick<Model, 'id' | 'provider' | 'name' | 'free' | 'price'>;

export interface PriceChange {
  readonly model: Model;
  readonly before: Price;
  readonly now: Price;
}

/** What is different about the models that are listed. */
export interface CatalogueChanges {
  readonly added: readonly Model[];
  readonly gone: readonly PastModel[];
  /** Still listed, with the day that they leave; the first to leave first. */
  readonly leaving: readonly Model[];
  readonly prices: readonly PriceChange[];
}

/** @param at epoch milliseconds, of `now` */
export function whatChanged(
  before: readonly PastModel[],
  now: readonly Model[],
  at: number,
): CatalogueChanges {
  const old = new Map(before.map((model) => [model.id, model]));
  const listed = new Set(now.map(({ id }) => id));
  return {
    added: now.filter(({ id }) => !old.has(id)),
    gone: before.filter(({ id }) => !listed.has(id)),
    leaving: now
      .filter((model) => daysLeft(model, at) >= 0 && daysLeft(model, at) < Infinity)
      .toSorted((a, b) => daysLeft(a, at) - daysLeft(b, at)),
    prices: now.flatMap((model) => priceChange(model, old.get(model.id))),
  };
}

function priceChange(model: Model, old: PastModel | undefined): readonly PriceChange[] {
  const [before, now] = [old?.price, model.price];
  if (!before || !now) return [];
  const isSame = before.prompt === now.prompt && before.answer === now.answer;
  return isSame ? [] : [{ model, before, now }];
}
