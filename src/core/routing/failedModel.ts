import type { Model } from '../catalogue/model';
import type { TurnError } from '../llm/errors';
import { plainModelId } from '../llm/modelId';
import { modelKey } from './servedModel';

/**
 * Which of the models that a request named its error is about: the one that the provider names, else the last. OpenRouter
 * asks one after the other and gives the error of the last.
 */
export function failedModel({ evidence }: TurnError, models: readonly [Model, ...Model[]]): Model {
  const words = evidence.text.split(/[\s"'`]+/).map((word) => word.replace(/[.,:;]+$/, ''));
  for (const names of [evidence.models, words]) {
    const keys = new Set(names.map(modelKey));
    const named = models.filter(({ provider, id }) =>
      keys.has(modelKey(plainModelId(provider, id))),
    );
    if (named.length === 1 && named[0]) return named[0];
  }
  return models.at(-1) ?? models[0];
}
