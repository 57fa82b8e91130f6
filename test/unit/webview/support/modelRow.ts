import type { ModelRow } from '../../../../src/shared/modelsProtocol';

/** A free model that can do nothing; `changes` say what is different about this one. */
export function modelRow(name: string, changes: Partial<ModelRow> = {}): ModelRow {
  return {
    id: `maker/${name.toLowerCase()}`,
    name,
    maker: 'Maker',
    provider: 'OpenRouter',
    cost: 'free',
    context: 128_000,
    tools: false,
    reasoning: false,
    images: false,
    router: false,
    leavesSoon: false,
    mayTrain: true,
    traits: [],
    isNew: false,
    inUse: false,
    favourite: false,
    hidden: false,
    note: '',
    ...changes,
  };
}
