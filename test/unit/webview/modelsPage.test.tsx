import assert from 'node:assert/strict';
import type { FromModelsPage, ModelsState } from '../../../src/shared/modelsProtocol';
import { modelsStrings as strings } from '../../../src/shared/modelsStrings';
import { figuresIn } from '../../../src/webview/models/figures';
import { ModelsContext } from '../../../src/webview/models/modelsContext';
import { ModelsPage } from '../../../src/webview/models/ModelsPage';
import {
  initialState,
  reduce,
  type Action,
  type LocalAction,
} from '../../../src/webview/models/modelsStore';
import { draw, nameOf, undraw, type Drawn } from './support/draw';
import { modelRow } from './support/modelRow';

afterEach(undraw);

const figures = figuresIn('en');
const fetchedAt = Date.UTC(2026, 10, 23, 9);

const few: ModelsState = {
  fetchedAt,
  rows: [
    modelRow('Qwen', {
      ...{ context: 262_144, codingIndex: 68.1, tools: true, inUse: true, favourite: true },
      ...{ price: { prompt: 0, answer: 0 }, health: { answered: 9, busy: 2, empty: 1 } },
    }),
    modelRow('Gemma', { leavesOn: '2026-12-03', leavesSoon: true, isNew: true }),
    modelRow('Claude', { cost: 'paid', price: { prompt: 3, answer: 15.5 } }),
    modelRow('Own', { cost: 'asks', provider: 'Custom server' }),
  ],
  hasProvider: true,
  fetching: false,
};

interface DrawnModels extends Drawn {
  readonly told: readonly FromModelsPage[];
  readonly done: readonly LocalAction[];
}

function drawModels(models: ModelsState, ...actions: readonly Action[]): DrawnModels {
  const told: FromModelsPage[] = [];
  const done: LocalAction[] = [];
  const first: Action = { type: 'models', models, strings };
  const state = [first, ...actions].reduce(reduce, initialState);
  const parts = {
    ...{ strings, figures },
    post: (message: FromModelsPage) => void told.push(message),
    dispatch: (action: LocalAction) => void done.push(action),
  };
  const drawn = draw(
    <ModelsContext.Provider value={parts}>
      <ModelsPage state={state} models={state.models ?? models} />
    </ModelsContext.Provider>,
  );
  return { ...drawn, told, done };
}

/** The cells of each line of the table, its heading first. */
function cellsOf(page: Drawn): readonly (readonly string[])[] {
  return page.elements('tr').map((row) =>
    row
      .all()
      .filter(({ localName }) => localName === 'td' || localName === 'th')
      .map(({ textContent }) => textContent),
  );
}

describe('The models page', () => {
  it('has a line for each model, with a heading for each figure', () => {
    const [head, qwen, gemma, claude] = cellsOf(drawModels(few));
    assert.deepEqual(head, [
      ...['Compare', 'Favourite', 'Name', 'Context', 'Images', 'Tools', 'Reasoning'],
      ...['Coding index', 'Here', 'Price in', 'Price out', 'Listed', 'Leaves'],
    ]);
    assert.deepEqual(qwen?.slice(2), [
      ...['Qwenin useMaker', '262k', 'no', 'yes', 'no', '68.1', '9 of 12', '$0', '$0', '', ''],
    ]);
    assert.deepEqual([gemma?.[2], gemma?.at(-1)], ['GemmanewMaker', 'Dec 3, 2026']);
    assert.deepEqual(claude?.slice(-4, -2), ['$3', '$15.5']);
  });

  it('is a table to a screen reader, with the order told in its heading', () => {
    const page = drawModels(few, { type: 'sort', sort: { column: 'context', descending: true } });
    const roles = new Set(page.root.all().map(({ attributes }) => attributes.get('role')));
    for (const role of ['table', 'rowgroup', 'row', 'columnheader', 'rowheader', 'cell'])
      assert.ok(roles.has(role), role);
    const orders = page
      .elements('th')
      .map(({ attributes }) => attributes.get('aria-sort'))
      .filter((order) => order !== undefined);
    assert.deepEqual(orders, ['none', 'descending', ...Array<string>(9).fill('none')]);
    page.button('Name').fire('click');
    assert.deepEqual(page.done, [{ type: 'sort', sort: { column: 'name', descending: false } }]);
  });

  it('lets Tab reach one line only', () => {
    const page = drawModels(few);
    const reached = page
      .elements('button')
      .filter(({ attributes }) => attributes.get('tabIndex') === '0')
      .map(nameOf);
    assert.deepEqual(reached, ['Favourite: Qwen', 'Qwen']);
  });

  it('says at the star what it changes, and once it is pressed who answers', () => {
    const star = drawModels(few).button('Favourite: Gemma');
    assert.match(star.attributes.get('title') ?? '', /asked before others where Frugal chooses/);
    const status = (...rows: ModelsState['rows']): string =>
      drawModels(few, { type: 'models', models: { ...few, rows }, strings })
        .elements('p')
        .filter(({ attributes }) => attributes.get('role') === 'status')
        .at(-1)?.textContent ?? '';
    const [qwen, gemma, ...others] = few.rows;
    assert.ok(qwen && gemma);
    assert.match(
      status({ ...qwen, inUse: false }, { ...gemma, favourite: true, inUse: true }, ...others),
      /Gemma is a favourite now\. .*\. Gemma answers your next question\.$/,
    );
    assert.match(
      status({ ...qwen, favourite: false }, gemma, ...others),
      /Qwen is no favourite any more\. Qwen answers your next question\.$/,
    );
    assert.doesNotMatch(status(...few.rows), /favourite/);
  });

  it('offers to compare free models only, from two on', () => {
    const page = drawModels(few);
    const boxes = page
      .elements('input')
      .map(({ attributes }) => attributes.get('aria-label'))
      .filter((name) => name !== undefined);
    assert.deepEqual(boxes, ['Compare Qwen', 'Compare Gemma']);
    assert.equal(page.button('Tick 2 to 4 models to compare').attributes.get('disabled'), 'true');
    const ids = few.rows.slice(0, 2).map(({ id }) => id);
    const ticked = drawModels(few, ...ids.map((id) => ({ type: 'tick', id }) as const));
    ticked.button('Compare 2 models').fire('click');
    assert.deepEqual(ticked.told, [{ type: 'compare', ids }]);
  });

  it('never offers to use a model that costs money, and asks where nobody knows', () => {
    const buttons = (at: number): readonly string[] => {
      const { id } = few.rows[at]!;
      const page = drawModels(few, { type: 'open', id });
      const panel = page
        .elements('div')
        .find(({ attributes }) => attributes.get('role') === 'dialog')!;
      return panel
        .all()
        .filter(({ localName }) => localName === 'button')
        .map(nameOf);
    };
    assert.deepEqual(buttons(0), ['Close', ' Favourite']);
    assert.deepEqual(buttons(1), ['Close', 'Use it', ' Favourite', 'Hide']);
    assert.deepEqual(buttons(2), ['Close', 'Hide']);
    assert.deepEqual(buttons(3), ['Close', 'Use it…', 'Hide']);
  });

  it('asks who runs a model by a click alone, and says where nobody could be asked', () => {
    const { id } = few.rows[0]!;
    const details = {
      description: 'Good.',
      parameters: ['tools'],
      edits: 4,
      accepted: 3,
      asksHosts: true,
    };
    const open = [
      { type: 'open', id },
      { type: 'details', id, details },
    ] as const;
    const page = drawModels(few, ...open);
    assert.ok(!page.told.some(({ type }) => type === 'hosts'));
    page.button('Ask OpenRouter').fire('click');
    assert.deepEqual(page.told.at(-1), { type: 'hosts', id });
    const failed = drawModels(few, ...open, { type: 'hosts', id });
    assert.match(failed.root.textContent, /could not be asked just now/);
    const hosts = { fetchedAt, hosts: [{ name: 'Alibaba', context: 8192, uptime: 99.1 }] };
    const known = drawModels(few, ...open, { type: 'hosts', id, hosts });
    assert.match(known.root.textContent, /Alibaba8k99\.1 %/);
  });

  it('says what to do where there is no list, no provider, no network or no match', () => {
    const nothing: ModelsState = { rows: [], hasProvider: false, fetching: false };
    const empty = drawModels(nothing);
    empty.button('Fetch the list').fire('click');
    empty.button('Paste an API key').fire('click');
    assert.deepEqual(empty.told, [{ type: 'refresh' }, { type: 'command', command: 'setKey' }]);
    assert.equal(
      drawModels({ ...nothing, fetching: true })
        .button('Fetching the list…')
        .attributes.get('disabled'),
      'true',
    );
    const failed = drawModels({ ...few, problem: 'It could not be fetched.' });
    assert.match(failed.root.textContent, /It could not be fetched\./);
    failed.button('Try again').fire('click');
    assert.deepEqual(failed.told, [{ type: 'refresh' }]);
    const none = drawModels(few, { type: 'filter', filter: { words: 'nothing' } });
    none.button('Show all').fire('click');
    assert.equal(none.done[0]?.type, 'filter');
  });

  it('tells what changed, and opens what is listed still', () => {
    const named = (name: string) => ({ id: `maker/${name.toLowerCase()}`, name, free: true });
    const changes = {
      since: fetchedAt,
      added: [named('Gemma')],
      gone: [named('Devstral')],
      leaving: [{ ...named('Gemma'), on: '2026-12-03' }],
      prices: [
        { ...named('Claude'), before: { prompt: 0, answer: 0 }, now: { prompt: 3, answer: 15 } },
      ],
    };
    const page = drawModels({ ...few, changes });
    const [section] = page.elements('details');
    assert.match(
      section?.textContent ?? '',
      /since Nov 23, 2026 New 1 Gone 1 Leaving 1 Other prices 1/,
    );
    assert.match(
      section?.textContent ?? '',
      /Gone.*Devstral.*Gemma on Dec 3, 2026.*Claude: \$0 in, \$0 out; now \$3 in, \$15 out/,
    );
    page.button('Gemma on Dec 3, 2026').fire('click');
    assert.deepEqual(page.done, [{ type: 'open', id: 'maker/gemma' }]);
    const same = { since: fetchedAt, added: [], gone: [], leaving: [], prices: [] };
    assert.match(
      drawModels({ ...few, changes: same }).root.textContent,
      /Nothing has changed since Nov 23/,
    );
  });
});
