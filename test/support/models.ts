import type { Model } from '../../src/core/catalogue/model';

/** A free model that can do everything; `changes` say what is different about this one. */
export function freeModel(id: string, changes: Partial<Model> = {}): Model {
  return {
    id: `maker/${id}:free`,
    provider: 'openrouter',
    name: id,
    maker: 'Maker',
    context: 128_000,
    free: true,
    tools: true,
    reasoning: true,
    readsImages: true,
    router: false,
    createdAt: 0,
    training: 'may',
    description: '',
    ...changes,
  };
}
