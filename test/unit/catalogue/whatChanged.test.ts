import assert from 'node:assert/strict';
import { whatChanged } from '../../../src/core/catalogue/whatChanged';
import { freeModel } from '../../support/models';
import { januaryModels, mayModels } from './captures';

const now = Date.UTC(2026, 4, 22);
const ids = (models: readonly { readonly id: string }[]): readonly string[] =>
  models.map(({ id }) => id);

describe('What changed in the catalogue', () => {
  it('is what the real lists of January and May differ in', () => {
    const [january, may] = [januaryModels(), mayModels()];
    const { added, gone, leaving, prices } = whatChanged(january, may, now);
    assert.deepEqual([january.length, may.length], [336, 315]);
    assert.deepEqual([added.length, gone.length, prices.length], [83, 104, 69]);
    assert.equal(january.length + added.length - gone.length, may.length);
    assert.ok(ids(added).includes('inclusionai/ring-2.6-1t'));
    assert.ok(ids(gone).includes('arcee-ai/trinity-large-preview:free'));
    assert.deepEqual(ids(leaving), [
      'mistralai/mistral-7b-instruct-v0.1',
      'google/gemini-2.0-flash-lite-001',
      'google/gemini-2.0-flash-001',
    ]);
    for (const { model, before, now: price } of prices) {
      assert.deepEqual(january.find(({ id }) => id === model.id)?.price, before);
      assert.deepEqual(may.find(({ id }) => id === model.id)?.price, price);
    }
  });

  it('is nothing where nothing did', () => {
    const may = mayModels();
    const { added, gone, prices } = whatChanged(may, may, now);
    assert.deepEqual([added, gone, prices], [[], [], []]);
  });

  it('tells a free model that costs money now, and none whose price nobody knows', () => {
    const before = [freeModel('A', { price: { prompt: 0, answer: 0 } }), freeModel('B')];
    const paid = freeModel('A', { free: false, price: { prompt: 0.1, answer: 0.4 } });
    const changes = whatChanged(before, [paid, freeModel('B', { price: paid.price! })], now);
    assert.deepEqual(changes.prices, [
      { model: paid, before: { prompt: 0, answer: 0 }, now: { prompt: 0.1, answer: 0.4 } },
    ]);
  });

  it('has no model that leaves once its last day is over', () => {
    const leaving = ['2026-05-21', '2026-05-22', 'soon', '2026-05-23'].map((expiresOn) =>
      freeModel(expiresOn, { expiresOn }),
    );
    const changes = whatChanged(leaving, leaving, now);
    assert.deepEqual(
      changes.leaving.map(({ name }) => name),
      ['2026-05-22', '2026-05-23'],
    );
  });
});
