import assert from 'node:assert/strict';
import { bestForCode, rankForCode } from '../../../src/core/catalogue/defaultModel';
import { contextLabel } from '../../../src/shared/contextLabel';
import { groupModels, modelLabels } from '../../../src/core/catalogue/groups';
import { parseModels } from '../../../src/core/catalogue/parseModels';
import { departureOf, untoldDeparture } from '../../../src/core/catalogue/successor';
import { SqliteCache } from '../../../src/host/node/cache';
import { Database } from '../../../src/host/node/database';
import { MemoryCache } from '../../support/memoryCache';
import { freeModel } from '../../support/models';
import { tempFolder } from '../../support/tempFolder';
import { capturedBody, entry, modelOf, modelsOf } from './captures';

const now = Date.UTC(2026, 10, 23, 10, 42);
const index = (coding_index: number): unknown => ({ artificial_analysis: { coding_index } });
const size = (tokens: number): Record<string, unknown> => ({
  context_length: tokens,
  top_provider: { context_length: tokens },
});

describe('The default model', () => {
  it('is the one with the best coding index in the real list', () => {
    const models = parseModels(capturedBody()) ?? [];
    assert.equal(bestForCode(models, now)?.id, 'qwen/qwen3.8-27b:free');
  });

  it('is there, ample and able, in a real list without any index', () => {
    const models = (parseModels(capturedBody()) ?? []).map(({ codingIndex, ...model }) => ({
      ...model,
      ...(codingIndex === -1 && { codingIndex }),
    }));
    const best = bestForCode(models, now);
    assert.ok(best?.free && best.tools && best.reasoning && best.context >= 128_000);
  });

  const better: readonly (readonly [string, Record<string, unknown>, Record<string, unknown>])[] = [
    ['the higher index', { benchmarks: index(40), ...size(40_000) }, { benchmarks: index(30) }],
    ['an index at all', { benchmarks: index(1) }, {}],
    ['more context', size(131_072), size(65_536)],
    ['some context', size(40_960), { ...size(8192), created: 1_795_000_000 }],
    ['tools', { supported_parameters: ['tools'] }, { supported_parameters: ['reasoning'] }],
    ['reasoning', {}, { supported_parameters: ['tools'], created: 1_795_000_000 }],
    ['its size', {}, { name: 'Maker: Model Mini', created: 1_795_000_000 }],
    ['its youth', { created: 1_795_000_000 }, size(1_000_000)],
    ['a longer stay', {}, { expiration_date: '2026-11-30', benchmarks: index(90) }],
    [
      'a far last day that does not matter',
      { expiration_date: '2026-12-24', benchmarks: index(9) },
      {},
    ],
  ];
  for (const [why, winner, loser] of better) {
    it(`is preferred for ${why}`, () => {
      const entries = [entry({ id: 'm/winner', ...winner }), entry({ id: 'm/loser', ...loser })];
      for (const list of [entries, entries.toReversed()])
        assert.deepEqual(
          rankForCode(modelsOf(...list), now).map((model) => model.id),
          ['m/winner', 'm/loser'],
        );
    });
  }

  it('is never a paid one, a router, or one that has left', () => {
    const models = modelsOf(
      entry({ id: 'm/paid', pricing: { prompt: '1', completion: '1' } }),
      entry({
        id: 'm/router',
        architecture: { modality: 'text->text', tokenizer: 'Router' },
      }),
      entry({ id: 'm/left', expiration_date: '2026-11-22' }),
    );
    assert.equal(models.length, 3);
    assert.equal(bestForCode(models, now), undefined);
  });

  it('may be one on its last day when there is no other', () => {
    const models = modelsOf(entry({ expiration_date: '2026-11-23' }));
    assert.equal(bestForCode(models, now)?.id, 'maker/model:free');
  });
});

describe('The picker', () => {
  it('shows every free model in exactly one group, and no paid one', () => {
    const models = parseModels(capturedBody()) ?? [];
    const shown = groupModels(models, now).flatMap((group) => group.models.map(({ id }) => id));
    const free = models.filter((model) => model.free).map((model) => model.id);
    assert.deepEqual(shown.toSorted(), free.toSorted());
  });

  it('recommends the best three, and puts the router last', () => {
    const groups = groupModels(parseModels(capturedBody()) ?? [], now);
    assert.deepEqual(
      groups[0]?.models.map(({ id }) => id),
      [
        'qwen/qwen3.8-27b:free',
        'nvidia/nemotron-3-ultra-550b-a55b:free',
        'google/gemma-4-31b-it:free',
      ],
    );
    assert.equal(groups.at(-1)?.models.at(-1)?.id, 'openrouter/free');
  });

  it('groups the rest by what they are good for', () => {
    const images = { input_modalities: ['text', 'image'], output_modalities: ['text'] };
    const best = [1, 2, 3].map((i) => entry({ id: `m/best${i}`, benchmarks: index(90 + i) }));
    const models = modelsOf(
      ...best,
      entry({ id: 'm/huge-480b-a35b' }),
      entry({ id: 'm/long', ...size(1_000_000) }),
      entry({ id: 'm/active-30b-a3b' }),
      entry({ id: 'm/flash', name: 'M: One Flash' }),
      entry({ id: 'm/sees', architecture: images }),
      entry({ id: 'm/plain-32b' }),
    );
    const groups = groupModels(models, now).map(
      ({ name, models: list }) => [name, list.map(({ id }) => id).toSorted()] as const,
    );
    assert.deepEqual(groups, [
      ['recommended', ['m/best1', 'm/best2', 'm/best3']],
      ['large', ['m/huge-480b-a35b', 'm/long']],
      ['fast', ['m/active-30b-a3b', 'm/flash']],
      ['images', ['m/sees']],
      ['other', ['m/plain-32b']],
    ]);
  });

  it('says what is good to know before a model is picked', () => {
    const model = modelOf({ ...size(262_144), expiration_date: '2026-12-03' });
    assert.deepEqual(modelLabels(model, now), [
      'may train on prompts',
      '262k context',
      'tools',
      'reasoning',
      'leaves on 3 Dec',
    ]);
  });

  it('never rounds a context up', () => {
    const sizes = [999, 8192, 131_072, 999_999, 1_000_000, 1_048_576, 2_090_000];
    const labels = ['999', '8k', '131k', '999k', '1M', '1M', '2M'];
    assert.deepEqual(sizes.map(contextLabel), labels);
  });
});

describe('A chosen model that has left', () => {
  const snapshot = { fetchedAt: now, models: modelsOf(entry()) };
  const without = {
    fetchedAt: now,
    models: modelsOf(entry({ id: 'm/next', benchmarks: index(9) })),
  };

  it('is followed by the best that is there', () => {
    const departure = departureOf('maker/model:free', without, now);
    assert.equal(departure?.why, 'gone');
    assert.equal(departure.successor?.id, 'm/next');
    assert.equal(departureOf('maker/model:free', snapshot, now), undefined);
  });

  it('has left too when it costs money now', () => {
    const models = modelsOf(entry({ pricing: { prompt: '1', completion: '1' } }));
    assert.deepEqual(departureOf('maker/model:free', { fetchedAt: now, models }, now), {
      id: 'maker/model:free',
      why: 'paid',
    });
  });

  it('is told of a week before it leaves, and once more when it has left', async () => {
    const leaving = {
      fetchedAt: now,
      models: modelsOf(
        entry({ expiration_date: new Date(now + 3 * 86_400_000).toISOString().slice(0, 10) }),
        entry({ id: 'm/next', benchmarks: index(9) }),
      ),
    };
    const departure = departureOf('maker/model:free', leaving, now);
    assert.equal(departure?.why, 'leaving');
    assert.equal(departure.successor?.id, 'm/next');
    const cache = new MemoryCache();
    const told: (string | undefined)[] = [];
    for (const seen of [leaving, leaving, without, without])
      told.push((await untoldDeparture(cache, 'maker/model:free', seen, now))?.why);
    assert.deepEqual(told, ['leaving', undefined, 'gone', undefined]);
  });

  it('is told of once, and again only after it came back', async () => {
    const cache = new MemoryCache();
    const told: boolean[] = [];
    for (const seen of [without, without, snapshot, without, without]) {
      const departure = await untoldDeparture(cache, 'maker/model:free', seen, now);
      told.push(departure !== undefined);
    }
    assert.deepEqual(told, [true, false, false, true, false]);
  });

  it('is told of once in each workspace that has another one', async () => {
    const cache = new MemoryCache();
    const told: (string | undefined)[] = [];
    for (const id of ['maker/one:free', 'maker/two:free', 'maker/one:free', 'maker/two:free'])
      told.push((await untoldDeparture(cache, id, without, now))?.id);
    assert.deepEqual(told, ['maker/one:free', 'maker/two:free', undefined, undefined]);
  });

  it('is followed by one of the same provider', () => {
    const others = [freeModel('best', { codingIndex: 99 }), ...without.models];
    const own = freeModel('g', { id: 'groq:maker/g', provider: 'groq' });
    const successorOf = (id: string) =>
      departureOf(id, { fetchedAt: now, models: [...others, own] }, now)?.successor?.id;
    assert.equal(successorOf('groq:maker/gone'), own.id);
    assert.equal(successorOf('maker/gone:free'), 'maker/best:free');
  });

  describe('in two windows', () => {
    const folder = tempFolder();

    it('is told of in one', async () => {
      const onSetAside = (): void => assert.fail('nothing is damaged here');
      const databases = [0, 1].map(() => new Database({ folder: folder(), onSetAside }));
      const told = await Promise.all(
        databases.map((database) =>
          untoldDeparture(new SqliteCache(database), 'maker/model:free', without, now),
        ),
      );
      for (const database of databases) database.close();
      assert.equal(told.filter((one) => one !== undefined).length, 1);
    });
  });
});
