import assert from 'node:assert/strict';
import { listChanges, modelRows, type KnownOfModels } from '../../../src/core/catalogue/modelRows';
import type { Model } from '../../../src/core/catalogue/model';
import { noCounts } from '../../../src/core/usage/usageTotals';
import type { ModelRow } from '../../../src/shared/modelsProtocol';
import type { ModelUsage } from '../../../src/shared/usage';
import { freeModel } from '../../support/models';

const now = Date.UTC(2026, 10, 23, 10, 42);
const dayMs = 24 * 60 * 60 * 1000;

const nothing: KnownOfModels = {
  inUse: undefined,
  favourites: [],
  hidden: [],
  notes: {},
  usage: [],
  records: () => undefined,
  changes: undefined,
};

function usage(name: string, more: Partial<ModelUsage>): ModelUsage {
  const none = { served: 0, busy: 0, empty: 0, edits: 0, accepted: 0, others: [] };
  return { name, provider: 'openrouter', counts: noCounts, ...none, ...more };
}

function rowOf(model: Model, known: Partial<KnownOfModels> = {}): ModelRow {
  const [row] = modelRows([model], { ...nothing, ...known }, now);
  return row ?? assert.fail('there is no row');
}

describe('The rows of the models', () => {
  it('have the free ones first, best for code first, and routers behind them', () => {
    const models = [
      freeModel('paid B', { free: false, codingIndex: 70 }),
      freeModel('router', { router: true }),
      freeModel('plain'),
      freeModel('paid A', { free: false, codingIndex: 80 }),
      freeModel('best', { codingIndex: 60 }),
      freeModel('good', { codingIndex: 50 }),
    ];
    assert.deepEqual(
      modelRows(models, nothing, now).map(({ name }) => name),
      ['best', 'good', 'plain', 'router', 'paid A', 'paid B'],
    );
  });

  it('tell what the user marked and wrote', () => {
    const a = freeModel('A');
    const plain = rowOf(a);
    const { favourite, hidden, inUse, note } = plain;
    assert.deepEqual(
      { favourite, hidden, inUse, note },
      { favourite: false, hidden: false, inUse: false, note: '' },
    );
    const marked = rowOf(a, {
      favourites: [a.id],
      hidden: [a.id],
      inUse: a.id,
      notes: { [a.id]: 'Slow' },
    });
    assert.deepEqual(marked, {
      ...plain,
      favourite: true,
      hidden: true,
      inUse: true,
      note: 'Slow',
    });
  });

  it('tell what came of asking a model, by whichever of its names it answered', () => {
    const dated = freeModel('A', { id: 'maker/a-20260720:free' });
    const known = [usage('maker/a', { served: 9, busy: 2, empty: 1 })];
    assert.deepEqual(rowOf(dated, { usage: known }).health, { answered: 9, busy: 2, empty: 1 });
    const groq = freeModel('G', { id: 'groq:maker/g', provider: 'groq' });
    const theirs = [{ ...usage('maker/g', { served: 3 }), provider: 'groq' }];
    assert.equal(rowOf(groq, { usage: theirs }).health?.answered, 3);
    assert.equal(rowOf(dated, { usage: theirs }).health, undefined);
  });

  it('tell why a model is not asked now', () => {
    const record = { state: 'closed', asked: 1, answered: 0, busy: 0 } as const;
    assert.deepEqual(rowOf(freeModel('A'), { records: () => record }).health, {
      ...{ answered: 0, busy: 0, empty: 0, state: 'closed' },
    });
  });

  it('know what each is good for', () => {
    const traits = (name: string, more: Partial<Model> = {}) =>
      rowOf(freeModel(name, { tools: false, readsImages: false, ...more })).traits;
    assert.deepEqual(traits('Big 550B'), ['large']);
    assert.deepEqual(traits('Long', { context: 1_000_000 }), ['large']);
    assert.deepEqual(traits('Quick Flash'), ['fast']);
    assert.deepEqual(traits('Small 8B'), ['fast', 'light']);
    assert.deepEqual(traits('Seeing', { readsImages: true }), ['images']);
    assert.deepEqual(traits('Qwen3 Coder'), ['code']);
    assert.deepEqual(traits('Best', { tools: true }), ['code']);
    assert.deepEqual(traits('Router Flash 8B', { router: true }), []);
  });

  it('mark as new what was listed within a week', () => {
    const isNew = (createdAt: number): boolean => rowOf(freeModel('A', { createdAt })).isNew;
    assert.ok(isNew(now - 6 * dayMs));
    assert.ok(!isNew(now - 8 * dayMs));
    assert.ok(!isNew(now + dayMs));
    const [a, b] = [freeModel('A'), freeModel('B')];
    const past = { fetchedAt: now - 7 * dayMs, models: [a] };
    const changes = listChanges(past, [a, b], now)?.changes;
    const rows = modelRows([a, b], { ...nothing, changes }, now);
    assert.deepEqual(
      rows.map((row) => [row.name, row.isNew]),
      [
        ['A', false],
        ['B', true],
      ],
    );
  });

  it('say what may cost money, and what nobody can see', () => {
    const costOf = (more: Partial<Model>) => rowOf(freeModel('A', more)).cost;
    assert.equal(costOf({}), 'free');
    assert.equal(costOf({ free: false }), 'paid');
    assert.equal(costOf({ free: false, provider: 'custom', id: 'custom:a' }), 'asks');
  });
});

describe('What changed in the lists', () => {
  it('leaves out a provider of whom no earlier list is kept, or none now', () => {
    const [a, gone] = [freeModel('A'), freeModel('Gone')];
    const groq = freeModel('G', { id: 'groq:g', provider: 'groq' });
    const google = freeModel('H', { id: 'google:h', provider: 'google' });
    const past = { fetchedAt: now - dayMs, models: [a, gone, google] };
    const shown = listChanges(past, [a, groq], now)?.shown;
    assert.deepEqual(shown?.added, []);
    assert.deepEqual(shown.gone, [{ id: gone.id, name: 'Gone', free: true }]);
    assert.equal(shown.since, past.fetchedAt);
    assert.equal(listChanges(undefined, [a], now), undefined);
  });
});
