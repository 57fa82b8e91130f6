import type { Model } from '../catalogue/model';

/** What a turn needs of the model that answers it. */
export interface TurnNeeds {
  readonly promptTokens: number;
  /** Room for the answer. */
  readonly answerTokens: number;
  /** It carries images. */
  readonly images?: boolean;
  /** It lets the model call tools. */
  readonly tools?: boolean;
}

/** Whether the model has room for the prompt and for as long an answer, and can do what else the turn needs. */
export function canServe(
  { context, maxAnswer = Infinity, readsImages, tools }: Model,
  needs: TurnNeeds,
): boolean {
  const { promptTokens, answerTokens } = needs;
  if (promptTokens + answerTokens > context || answerTokens > maxAnswer) return false;
  return (readsImages || needs.images !== true) && (tools || needs.tools !== true);
}
