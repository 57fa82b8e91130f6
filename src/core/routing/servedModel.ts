import type { Model } from '../catalogue/model';

/**
 * Which of the models that were asked is meant by the id in an answer. OpenRouter may send the dated name, and leave
 * `:free` out: `poolside/laguna-s-2.1-20260720`. Undefined for one that was not asked, as a router's pick.
 */
export function servedModel(servedId: string, asked: readonly Model[]): Model | undefined {
  const exact = asked.find(({ id }) => id === servedId);
  if (exact) return exact;
  const served = baseOf(servedId);
  return asked.find(({ id }) => served === baseOf(id) || undated(served) === baseOf(id));
}

function baseOf(id: string): string {
  return id.replace(/:free$/, '');
}

function undated(id: string): string {
  return id.replace(/-\d{4}-?\d{2}-?\d{2}$/, '');
}
