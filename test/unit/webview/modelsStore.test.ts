import assert from 'node:assert/strict';
import type { ModelDetails, ModelRow, ModelsState } from '../../../src/shared/modelsProtocol';
import { modelsStrings as strings } from '../../../src/shared/modelsStrings';
import {
  allModels,
  initialState,
  reduce,
  restored,
  type Action,
  type PageState,
} from '../../../src/webview/models/modelsStore';
import {
  columns,
  nextSort,
  shownRows,
  type Column,
  type Filter,
  type Sort,
} from '../../../src/webview/models/rows';
import { modelRow } from './support/modelRow';

const names = (rows: readonly ModelRow[]): string => rows.map(({ name }) => name).join(' ');

describe('The filter of the models', () => {
  const rows = [
    modelRow('Nemotron', { maker: 'NVIDIA', reasoning: true, traits: ['large'] }),
    modelRow('Gemma', { images: true, favourite: true, note: 'Good at prose' }),
    modelRow('Claude', { cost: 'paid', isNew: true, tools: true }),
    modelRow('Hidden', { hidden: true, tools: true }),
    modelRow('Kimi', { provider: 'Groq' }),
  ];
  const filtered = (filter: Partial<Filter>): string =>
    names(shownRows(rows, { ...allModels, ...filter }, undefined));

  it('leaves the list as it is where nothing is asked, but for what is hidden', () => {
    assert.equal(filtered({}), 'Nemotron Gemma Claude Kimi');
    assert.equal(filtered({ toggles: ['hidden'] }), 'Hidden');
  });

  it('finds all words in the name, the maker, the id and the note', () => {
    assert.equal(filtered({ words: '  nvid NEMO ' }), 'Nemotron');
    assert.equal(filtered({ words: 'prose' }), 'Gemma');
    assert.equal(filtered({ words: 'maker/claude' }), 'Claude');
    assert.equal(filtered({ words: 'gemma nvidia' }), '');
  });

  it('wants all that is pressed', () => {
    assert.equal(filtered({ toggles: ['free'] }), 'Nemotron Gemma Kimi');
    assert.equal(filtered({ toggles: ['readsImages', 'favourites'] }), 'Gemma');
    assert.equal(filtered({ toggles: ['tools'] }), 'Claude');
    assert.equal(filtered({ toggles: ['hidden', 'tools'] }), 'Hidden');
    assert.equal(filtered({ toggles: ['reasoning', 'isNew'] }), '');
    assert.equal(filtered({ trait: 'large' }), 'Nemotron');
    assert.equal(filtered({ provider: 'Groq' }), 'Kimi');
  });
});

describe('The order of the models', () => {
  const rows = [
    modelRow('b2', {
      codingIndex: 40,
      context: 8000,
      health: { answered: 1, busy: 0, empty: 0 },
      leavesOn: '2026-12-03',
      createdAt: 5,
    }),
    modelRow('B10', {
      context: 262_144,
      price: { prompt: 2, answer: 1 },
      tools: true,
      images: true,
    }),
    modelRow('a', {
      codingIndex: 68.1,
      health: { answered: 9, busy: 1, empty: 0 },
      createdAt: 9,
      reasoning: true,
    }),
    modelRow('c', {
      price: { prompt: 0.5, answer: 3 },
      leavesOn: '2026-11-30',
      health: { answered: 0, busy: 1, empty: 1 },
    }),
  ];
  const sorted = (column: Column, descending: boolean): string =>
    names(shownRows(rows, allModels, { column, descending }));

  it('is by each column either way, with what nobody knows last', () => {
    const expected: Readonly<Record<Column, readonly [string, string]>> = {
      name: ['a b2 B10 c', 'c B10 b2 a'],
      context: ['b2 a c B10', 'B10 a c b2'],
      images: ['b2 a c B10', 'B10 b2 a c'],
      tools: ['b2 a c B10', 'B10 b2 a c'],
      reasoning: ['b2 B10 c a', 'a b2 B10 c'],
      codingIndex: ['b2 a B10 c', 'a b2 B10 c'],
      health: ['c b2 a B10', 'a b2 c B10'],
      priceIn: ['c B10 b2 a', 'B10 c b2 a'],
      priceOut: ['B10 c b2 a', 'c B10 b2 a'],
      listed: ['b2 a B10 c', 'a b2 B10 c'],
      leaves: ['c b2 B10 a', 'b2 c B10 a'],
    };
    for (const column of columns)
      assert.deepEqual([sorted(column, false), sorted(column, true)], expected[column], column);
  });

  it('changes with each press: one way, the other way, and back to that of the list', () => {
    const pressed = (column: Column): readonly (Sort | undefined)[] => {
      const first = nextSort(undefined, column);
      const second = nextSort(first, column);
      return [first, second, nextSort(second, column)];
    };
    const [up, down] = [false, true].map((descending) => ({ column: 'name', descending }) as const);
    assert.deepEqual(pressed('name'), [up, down, undefined]);
    assert.deepEqual(
      pressed('context').map((sort) => sort?.descending),
      [true, false, undefined],
    );
    assert.equal(nextSort(up, 'context')?.column, 'context');
  });
});

describe('The state of the models page', () => {
  const a = modelRow('A');
  const told = (...rows: readonly ModelRow[]): Action => {
    const models: ModelsState = { rows, hasProvider: true, fetching: false };
    return { type: 'models', models, strings };
  };
  const after = (...actions: readonly Action[]): PageState => actions.reduce(reduce, initialState);
  const details: ModelDetails = {
    ...{ description: '', parameters: [], edits: 0, accepted: 0, asksHosts: true },
  };

  it('keeps each row that is as before', () => {
    const state = after(told(a, modelRow('B')), told({ ...a }, modelRow('B', { favourite: true })));
    assert.equal(state.models?.rows[0], a);
    assert.equal(state.models.rows[1]?.favourite, true);
  });

  it('has four models ticked at most, and none that cannot be compared any longer', () => {
    const rows = ['A', 'B', 'C', 'D', 'E'].map((name) => modelRow(name));
    const ticks = rows.map(({ id }): Action => ({ type: 'tick', id }));
    const ids = (state: PageState): string => state.ticked.map((id) => id.slice(-1)).join('');
    const state = after(told(...rows), ...ticks);
    assert.equal(ids(state), 'abcd');
    assert.equal(ids(reduce(state, { type: 'tick', id: rows[1]!.id })), 'acd');
    const [first, second, third] = rows;
    const gone = [first!, { ...second!, cost: 'paid' as const }, { ...third!, hidden: true }];
    assert.equal(ids(reduce(state, told(...gone))), 'a');
  });

  it('closes the details of a model that has left', () => {
    const open = after(told(a, modelRow('B')), { type: 'open', id: a.id });
    assert.equal(reduce(open, told(a)).open, a.id);
    assert.equal(reduce(open, told(modelRow('B'))).open, undefined);
  });

  it('tells that hosts are being asked for, have come, or could not be had', () => {
    const waiting = after(
      told(a),
      { type: 'details', id: a.id, details },
      { type: 'askHosts', id: a.id },
    );
    assert.equal(waiting.asked[a.id], 'waiting');
    const failed = reduce(waiting, { type: 'hosts', id: a.id });
    assert.equal(failed.asked[a.id], 'failed');
    const hosts = { fetchedAt: 1, hosts: [{ name: 'Alibaba' }] };
    const come = reduce(failed, { type: 'hosts', id: a.id, hosts });
    assert.deepEqual([come.asked, come.details[a.id]?.hosts], [{}, hosts]);
  });

  it('is there again after a reload, as far as it is understood', () => {
    const filter: Filter = {
      words: 'qwen',
      toggles: ['free', 'tools'],
      trait: 'code',
      provider: 'Groq',
    };
    const sort: Sort = { column: 'context', descending: true };
    const again = restored(JSON.parse(JSON.stringify({ filter, sort })));
    assert.deepEqual([again.filter, again.sort], [filter, sort]);
    for (const odd of [
      undefined,
      null,
      7,
      {},
      { filter: 1, sort: { column: 'x' } },
      { filter: { toggles: ['y'], words: 3 } },
    ]) {
      const { filter: kept, sort: order } = restored(odd);
      assert.deepEqual([kept, order], [{ ...allModels, trait: undefined }, undefined]);
    }
  });

  it('ignores what it does not know', () => {
    const state = after(told(a));
    assert.equal(reduce(state, { type: 'other' } as unknown as Action), state);
  });
});
