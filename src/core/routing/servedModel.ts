import type { Model } from '../catalogue/model';

/** Which of the models that were asked is meant by the id in an answer; undefined for one that was not asked. */
export function servedModel(servedId: string, asked: readonly Model[]): Model | undefined {
  return (
    asked.find(({ id }) => id === servedId) ??
    asked.find(({ id }) => modelKey(id) === modelKey(servedId))
  );
}

/**
 * The same for all ids of a model. In an answer OpenRouter may send the dated name and leave `:free` out:
 * `poolside/laguna-s-2.1-20260720`.
 */
export function modelKey(id: string): string {
  return id.replace(/:free$/, '').replace(/-\d{4}-?\d{2}-?\d{2}$/, '');
}
