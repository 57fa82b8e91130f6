import { listChanges, modelRows } from '../../src/core/catalogue/modelRows';
import type { Model } from '../../src/core/catalogue/model';
import { parseModels } from '../../src/core/catalogue/parseModels';
import type { ModelDetails, ModelsState, ToModelsPage } from '../../src/shared/modelsProtocol';
import { modelsStrings } from '../../src/shared/modelsStrings';
import { noCounts } from '../../src/core/usage/usageTotals';
import { capturedCatalogue } from '../simulator/catalogue';

const now = Date.now();
const dayMs = 24 * 60 * 60 * 1000;
const listed = parseModels({ data: capturedCatalogue().models }) ?? [];
const qwen = 'qwen/qwen3.8-27b:free';

/** A list of models as it is after some weeks with Frugal. @param count of models */
export function modelsSample(count = Infinity): ModelsState {
  const ordered = listed.toSorted((a, b) => Number(b.free) - Number(a.free));
  const models = ordered.slice(0, count).map((model, at): Model => {
    if (at !== 3) return model;
    return { ...model, expiresOn: new Date(now + 5 * dayMs).toISOString().slice(0, 10) };
  });
  const [a, b, c] = models;
  const past = [
    ...models
      .filter((model) => model !== a)
      .map((model) => ({ ...model, ...(model === b && { price: { prompt: 0.1, answer: 0.4 } }) })),
    { ...models[0]!, id: 'mistralai/devstral-2512:free', name: 'Devstral 2 2512' },
  ];
  const changed = listChanges({ fetchedAt: now - 7 * dayMs, models: past }, models, now);
  const usage = [
    { name: 'qwen/qwen3.8-27b', served: 41, busy: 6, empty: 1, edits: 12, accepted: 9 },
    { name: 'google/gemma-4-31b-it', served: 2, busy: 9, empty: 0, edits: 0, accepted: 0 },
  ].map((one) => ({ ...one, provider: 'openrouter', counts: noCounts, others: [] }));
  const closed = { state: 'closed', asked: 1, answered: 0, busy: 0 } as const;
  const rows = modelRows(
    models,
    {
      inUse: qwen,
      favourites: [qwen, c?.id ?? ''],
      hidden: [models[8]?.id ?? ''],
      notes: { [qwen]: 'Good at TypeScript, slow in the evening.' },
      usage,
      records: (id) => (id === 'google/gemma-4-31b-it:free' ? closed : undefined),
      changes: changed?.changes,
    },
    now,
  );
  return {
    ...{ fetchedAt: now - 3_600_000, rows, hasProvider: true, fetching: false },
    ...(changed && { changes: changed.shown }),
  };
}

export const detailsSample: ModelDetails = {
  description:
    'A model for code and long tasks. Its weights are open.\n\nIt thinks before it answers.',
  maxAnswer: 65_536,
  parameters: ['max_tokens', 'reasoning', 'temperature', 'tools'],
  ...{ edits: 12, accepted: 9, firstTokenMs: 1400, asksHosts: true },
};

export const hostsSample: Extract<ToModelsPage, { readonly type: 'hosts' }> = {
  type: 'hosts',
  id: qwen,
  hosts: {
    fetchedAt: now,
    hosts: [
      {
        name: 'Alibaba',
        ...{ context: 262_144, maxAnswer: 65_536, quantization: 'fp8', uptime: 99.1 },
        price: { prompt: 0, answer: 0 },
      },
    ],
  },
};

/** What the host tells a page. */
export function toModels(models: ModelsState): ToModelsPage {
  return { type: 'models', models, strings: modelsStrings };
}

/** Of the list no more than what is looked at. */
function few(): ModelsState {
  const models = modelsSample(22);
  return { ...models, rows: models.rows.filter((_, at) => at < 5 || at > 17) };
}
const nothing: ModelsState = { rows: [], hasProvider: true, fetching: false };

/** States of the page, by name: what the host told it. */
export const modelsStates: Readonly<Record<string, () => readonly ToModelsPage[]>> = {
  table: () => [toModels(few())],
  noKey: () => [toModels({ ...few(), hasProvider: false })],
  empty: () => [toModels({ ...nothing, hasProvider: false })],
  fetching: () => [toModels({ ...nothing, fetching: true })],
  failed: () => [
    toModels({
      ...few(),
      problem: 'The list of models could not be fetched: the provider could not be reached.',
    }),
  ],
};
