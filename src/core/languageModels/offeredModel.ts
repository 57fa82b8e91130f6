import type { Model } from '../catalogue/model';
import { bestForCode } from '../catalogue/defaultModel';
import { presets } from '../llm/presets';
import { plainModelId } from '../llm/modelId';
import { answerReserve } from '../prompt/answerReserve';

/** A model as VS Code lists it. Plain data, so that it can be kept where a list costs nothing. */
export interface OfferedModel {
  /** Its id in Frugal; `automatic`: whichever is best when it is asked. */
  readonly id: string;
  readonly name: string;
  readonly family: string;
  readonly version: string;
  readonly detail: string;
  readonly tooltip: string;
  /** Tokens of a prompt that leave room for the answer. */
  readonly maxInputTokens: number;
  /** Tokens that an answer may have. */
  readonly maxOutputTokens: number;
  readonly capabilities: { readonly imageInput: boolean; readonly toolCalling: boolean };
}

/** The entry for which Frugal chooses at each request. */
export const automaticId = 'automatic';

/** What the entries say beside what the catalogue tells. */
export interface OfferWords {
  readonly automatic: string;
  readonly automaticTooltip: string;
  /** What is good to know of a model, in one line. */
  readonly tooltip: (model: Model) => string;
}

/** The free models as VS Code lists them, the automatic choice first. @param wantedAnswer the setting's tokens */
export function offeredModels(
  models: readonly Model[],
  wantedAnswer: number,
  words: OfferWords,
  now: number,
): readonly OfferedModel[] {
  const best =
    bestForCode(
      models.filter(({ tools }) => tools),
      now,
    ) ?? bestForCode(models, now);
  if (!best) return [];
  const automatic: OfferedModel = {
    ...offer(best, wantedAnswer, words),
    id: automaticId,
    name: words.automatic,
    family: automaticId,
    version: '1',
    detail: 'Frugal',
    tooltip: words.automaticTooltip,
    // It is handed to a model that reads them where there are some.
    capabilities: {
      imageInput: models.some(({ readsImages }) => readsImages),
      toolCalling: models.some(({ tools }) => tools),
    },
  };
  return [automatic, ...models.map((model) => offer(model, wantedAnswer, words))];
}

function offer(model: Model, wantedAnswer: number, words: OfferWords): OfferedModel {
  const { id, provider, name, context, createdAt, readsImages, tools } = model;
  const maxOutputTokens = answerReserve(model, wantedAnswer);
  const plain = plainModelId(provider, id).replace(/:free$/, '');
  return {
    id,
    name,
    family: plain.slice(plain.lastIndexOf('/') + 1),
    version: createdAt > 0 ? new Date(createdAt).toISOString().slice(0, 10) : '1',
    detail: presets[provider].name,
    tooltip: words.tooltip(model),
    maxInputTokens: context - maxOutputTokens,
    maxOutputTokens,
    capabilities: { imageInput: readsImages, toolCalling: tools },
  };
}
