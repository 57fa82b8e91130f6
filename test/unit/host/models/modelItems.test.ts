import * as assert from 'node:assert/strict';
import type { CatalogueSnapshot } from '../../../../src/core/catalogue/model';
import {
  modelItems,
  type ModelItem,
  type ModelMarks,
} from '../../../../src/host/models/modelItems';
import { freeModel } from '../../../support/models';

const [a, b] = [freeModel('A'), freeModel('B')];
const snapshot: CatalogueSnapshot = { models: [a, b], fetchedAt: 0 };

function itemsOf(more: Partial<ModelMarks>): readonly ModelItem[] {
  const nothing = { chosen: '', favourites: [], hidden: [], onTop: [], buttons: [] };
  return modelItems(snapshot, { ...nothing, records: () => undefined, ...more }, 0);
}

const itemOf = (items: readonly ModelItem[], id: string): ModelItem =>
  items.find(({ choice }) => choice === id) ?? assert.fail(`no entry is ${id}`);

describe('The list of models', () => {
  it('names the model that is asked now where none is chosen, whatever the catalogue says', () => {
    assert.equal(itemOf(itemsOf({ best: b }), '').description, 'now B');
    const starred = itemsOf({ best: b, favourites: [b.id] });
    assert.equal(itemOf(starred, '').description, 'now B, a favourite');
    assert.equal(itemOf(itemsOf({}), '').description, undefined);
  });

  it('has what is hidden at its end, under a heading of its own', () => {
    const labels = (more: Partial<ModelMarks>) => itemsOf(more).map(({ label }) => label);
    assert.ok(!labels({}).includes('Hidden'));
    const shown = labels({ hidden: [a.id], favourites: [a.id], onTop: [a.id] });
    assert.deepEqual(shown.slice(1, shown.indexOf('More models')), [
      ...['Recommended for code', 'B'],
      ...['Hidden', '$(star-full) A'],
    ]);
  });

  it('tells how a model has been doing, and nothing of one that was not asked', () => {
    const record = { state: 'open', asked: 12, answered: 9, busy: 3, firstTokenMs: 2100 } as const;
    const items = itemsOf({ records: (id) => (id === a.id ? record : undefined) });
    assert.equal(
      itemOf(items, a.id).detail,
      'may train on prompts · last 24 h: answered 9 of 12, busy 3, first word after 2.1 s · ' +
        '128k context · tools · reasoning · images',
    );
    assert.equal(
      itemOf(items, b.id).detail,
      'may train on prompts · 128k context · tools · reasoning · images',
    );
  });
});
