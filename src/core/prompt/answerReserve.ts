import type { Model } from '../catalogue/model';

/** Answer tokens are reserved first: at most the setting, the model's own bound, and half of its context. */
export function answerReserve(
  { maxAnswer, context }: Pick<Model, 'maxAnswer' | 'context'>,
  wanted: number,
): number {
  return Math.min(wanted, maxAnswer ?? wanted, Math.floor(context / 2));
}
