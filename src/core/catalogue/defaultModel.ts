import type { Model } from './model';
import { isSmall } from './modelSize';

/** From here on more context does not make a model better at code. */
const ampleContext = 128_000;
const usefulContext = 32_000;
const dayMs = 24 * 60 * 60 * 1000;
const soonDays = 7;

/**
 * The free models in the order in which they are recommended for code, best first. The rule, each step only where the
 * one before it does not decide:
 *
 * 1. Routers, and models whose last day is over, are left out.
 * 2. A model that leaves within a week comes after all that stay.
 * 3. The higher Artificial Analysis coding index; a model without one comes after those that have it.
 * 4. The class of context: 128,000 tokens or more, 32,000 or more, less.
 * 5. Tools before none: a model trained to use them also keeps to an answer format.
 * 6. Reasoning before none.
 * 7. A model that is called small, or is, comes after the others.
 * 8. The newer one, then the larger context, then the id, so that the order never depends on the list's.
 */
export function rankForCode(models: readonly Model[], now: number): readonly Model[] {
  return models
    .filter((model) => model.free && !model.router && daysLeft(model, now) >= 0)
    .sort((a, b) => compareForCode(a, b, now));
}

/** The default: the first of `rankForCode`. */
export function bestForCode(models: readonly Model[], now: number): Model | undefined {
  return rankForCode(models, now)[0];
}

/** Whole days until the model leaves, 0 on its last day, negative afterwards; infinite where no day is named. */
export function daysLeft(model: Model, now: number): number {
  const day = model.expiresOn === undefined ? NaN : Date.parse(model.expiresOn);
  if (Number.isNaN(day)) return Infinity;
  return Math.floor(day / dayMs) - Math.floor(now / dayMs);
}

export function leavesSoon(model: Model, now: number): boolean {
  return daysLeft(model, now) <= soonDays;
}

function compareForCode(a: Model, b: Model, now: number): number {
  return (
    Number(leavesSoon(a, now)) - Number(leavesSoon(b, now)) ||
    (b.codingIndex ?? -1) - (a.codingIndex ?? -1) ||
    contextClass(b) - contextClass(a) ||
    Number(b.tools) - Number(a.tools) ||
    Number(b.reasoning) - Number(a.reasoning) ||
    Number(isSmall(a)) - Number(isSmall(b)) ||
    b.createdAt - a.createdAt ||
    b.context - a.context ||
    (a.id < b.id ? -1 : 1)
  );
}

function contextClass({ context }: Model): number {
  if (context >= ampleContext) return 2;
  return context >= usefulContext ? 1 : 0;
}
