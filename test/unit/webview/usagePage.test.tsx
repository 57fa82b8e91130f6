import assert from 'node:assert/strict';
import { summarise } from '../../../src/core/usage/summarise';
import { totalsOf, type AccountUsage } from '../../../src/core/usage/totalsOf';
import { addUp } from '../../../src/core/usage/addUp';
import type { UsagePeriod } from '../../../src/shared/usage';
import type { FromUsagePage, QuotaCard, UsageState } from '../../../src/shared/usageProtocol';
import { usageStrings } from '../../../src/shared/usageStrings';
import { axisEnd } from '../../../src/webview/usage/scale';
import { UsageContext } from '../../../src/webview/usage/usageContext';
import { UsagePage } from '../../../src/webview/usage/UsagePage';
import { draw, undraw, type Drawn } from './support/draw';
import { TinyElement } from './support/tinyDocument';

afterEach(undraw);

const now = Date.UTC(2026, 10, 23, 9);

const request: AccountUsage = {
  at: now,
  endedAt: now + 4000,
  provider: 'openrouter',
  account: 'mine',
  model: 'qwen/qwen3-coder:free',
  servedModel: 'qwen/qwen3-coder:free',
  purpose: 'explain',
  attempt: 1,
  countsAtMost: 1,
  outcome: 'answered',
  counted: 'yes',
  promptTokens: 1200,
  answerTokens: 300,
  firstTokenMs: 900,
};

const quota: QuotaCard = {
  title: 'Free requests today',
  sentence: '38 of 50 free requests left today',
  share: 0.76,
  rows: [{ name: 'Left', value: '38 of 50' }],
  asks: 'OpenRouter',
};

function usageOf(rows: readonly AccountUsage[], period: UsagePeriod = 7): UsageState {
  const at = Math.floor(now / 86_400_000) * 86_400_000;
  return { quota, summary: summarise([{ at, totals: addUp(rows.map(totalsOf)) }], period, now) };
}

interface DrawnUsage extends Drawn {
  readonly told: readonly FromUsagePage[];
  readonly periods: readonly UsagePeriod[];
}

function drawUsage(usage: UsageState, opensTables = false): DrawnUsage {
  const told: FromUsagePage[] = [];
  const periods: UsagePeriod[] = [];
  const post = (message: FromUsagePage) => void told.push(message);
  const drawn = draw(
    <UsageContext.Provider value={{ strings: usageStrings, post, opensTables }}>
      <UsagePage usage={usage} onPeriod={(period) => void periods.push(period)} />
    </UsageContext.Provider>,
  );
  return { ...drawn, told, periods };
}

/** The rows of the table of this name, its heading first. */
function tableOf(page: Drawn, name: string): readonly (readonly string[])[] {
  const region = page
    .elements('div')
    .find(({ attributes }) => attributes.get('aria-label') === name && attributes.has('tabIndex'));
  assert.ok(region, `no table is called ${name}`);
  const rows = region.all().filter(({ localName }) => localName === 'tr');
  return rows.map((row) =>
    row.childNodes.map((cell) => (cell instanceof TinyElement ? cell.textContent : '')),
  );
}

/** What each picture says. */
function picturesOf(page: Drawn): readonly string[] {
  return page.root
    .all()
    .filter(({ attributes }) => attributes.get('role') === 'img')
    .map(({ attributes }) => attributes.get('aria-label') ?? '');
}

describe('The usage page', () => {
  it('has the figures of each picture in a table', () => {
    const page = drawUsage(
      usageOf([request, { ...request, outcome: 'failed', cause: 'busy' }, request]),
    );
    const [head, today] = tableOf(page, 'Requests per day');
    assert.deepEqual(head, ['Day', 'Requests', 'Answered', 'Stopped', 'Failed']);
    assert.deepEqual(today?.slice(1), ['3', '2', '0', '1']);
    assert.match(today[0] ?? '', /, today$/);
    assert.equal(tableOf(page, 'Requests per day').length, 8, 'a heading and seven days');
    assert.deepEqual(tableOf(page, 'How long answers take')[1], [
      'qwen/qwen3-coder',
      ...['0.9 s', '0.9 s', '4.0 s', '4.0 s'],
    ]);
    assert.deepEqual(tableOf(page, 'What went wrong')[1], ['busy', '1']);
  });

  it('says each picture in a sentence, and tells its parts by patterns too', () => {
    const page = drawUsage(usageOf([request, { ...request, outcome: 'stopped' }]));
    const images = picturesOf(page);
    assert.ok(
      images.includes('Requests per day. 2 in all. Answered: 1, Stopped: 1, Failed: 0'),
      images.join('\n'),
    );
    for (const image of images) assert.notEqual(image.trim(), '');
    const fills = page
      .elements('rect')
      .map(({ attributes }) => attributes.get('fill'))
      .filter((fill) => fill !== undefined);
    const patterns = new Set(
      page.elements('pattern').map(({ attributes }) => `url(#${attributes.get('id')})`),
    );
    assert.ok(fills.includes('url(#fill-stopped)'));
    for (const fill of fills) assert.ok(patterns.has(fill), fill);
  });

  it('opens every table where a screen reader is used', () => {
    const closed = drawUsage(usageOf([request])).elements('details');
    const open = drawUsage(usageOf([request]), true).elements('details');
    assert.ok(open.length > 4);
    assert.ok(open.every(({ attributes }) => attributes.get('open') === 'true'));
    assert.ok(closed.every(({ attributes }) => attributes.get('open') !== 'true'));
  });

  it('tells what was saved, and what each took', () => {
    const page = drawUsage(
      usageOf([
        { ...request, servedModel: 'mistralai/devstral:free', countsAtMost: 2 },
        { ...request, attempt: 2 },
        { ...request, outcome: 'kept', counted: 'no', countsAtMost: 0 },
      ]),
    );
    assert.deepEqual(
      tableOf(page, 'Saved turns per day')
        .slice(0, 3)
        .map((row) => row.slice(1)),
      [
        ['Saved turns', 'Another model, same request', 'Second request', 'Kept answer', 'Requests'],
        ['3', '1', '1', '1', '3'],
        ['0', '0', '0', '0', '0'],
      ],
    );
    assert.match(page.root.textContent, /They took 3 requests in all/);
    assert.ok(
      picturesOf(page).includes(
        'Saved turns per day. 3 in all. Another model, same request: 1, Second request: 1, Kept answer: 1',
      ),
      picturesOf(page).join('\n'),
    );
  });

  it('has no picture of savings where there are none, and says so', () => {
    const page = drawUsage(usageOf([request]));
    assert.match(page.root.textContent, /Saved turns per dayNothing yet: no busy model/);
  });

  it('tells of every day how much was answered of what was left to end, and nothing of the others', () => {
    const failed = { ...request, outcome: 'failed', cause: 'busy' } as const;
    const page = drawUsage(
      usageOf([request, request, failed, { ...request, outcome: 'stopped' } as const]),
    );
    assert.deepEqual(
      tableOf(page, 'Success rate per day')
        .slice(0, 3)
        .map((row) => row.slice(1)),
      [
        ['Success', 'Answered', 'Failed'],
        ['67 %', '2', '1'],
        ['–', '0', '0'],
      ],
    );
    assert.ok(picturesOf(page).includes('Success rate per day. 67 %, 2 of 3 answered'));
    const titles = page.elements('title').map(({ textContent }) => textContent);
    assert.ok(titles.some((title) => title.endsWith(': 67 %, 2 of 3 answered')));
  });

  it('says nothing of success while no request has ended', () => {
    const page = drawUsage(usageOf([{ ...request, outcome: 'stopped' }]));
    assert.doesNotMatch(page.root.textContent, /Success rate per day/);
  });

  it('teaches while there is nothing to show, and leads to the chat', () => {
    const page = drawUsage(usageOf([]));
    assert.match(page.html(), /No request in these 7 days/);
    page.button('Open chat').fire('click');
    assert.deepEqual(page.told, [{ type: 'command', command: 'focusChat' }]);
  });

  it('offers a key where there is no provider, and the past all the same', () => {
    const page = drawUsage({ summary: usageOf([request]).summary });
    page.button('Sign in with OpenRouter').fire('click');
    page.button('Paste an API key').fire('click');
    assert.deepEqual(page.told, [
      { type: 'command', command: 'signIn' },
      { type: 'command', command: 'setKey' },
    ]);
    assert.equal(tableOf(page, 'Requests per day')[1]?.[1], '1');
  });

  it('does what its buttons say', () => {
    const page = drawUsage(usageOf([request]));
    for (const name of ['Ask OpenRouter now', 'Pick a model', 'Keys', 'Export…', 'Clear…'])
      page.button(name).fire('click');
    assert.deepEqual(
      page.told.map((message) => (message.type === 'command' ? message.command : message.type)),
      ['askProvider', 'pickModel', 'getKey', 'exportUsage', 'clearUsage'],
    );
    page.elements('input')[2]?.fire('change');
    assert.deepEqual(page.periods, [400]);
  });

  it('ends its axis at a round number that nothing exceeds', () => {
    assert.deepEqual([0, 1, 2, 3, 7, 11, 50, 51, 1234].map(axisEnd), [
      ...[2, 2, 2, 5, 10, 20, 50, 100, 2000],
    ]);
  });

  it('has no empty word, and numbers their places without a gap', () => {
    for (const [name, text] of Object.entries(usageStrings)) {
      assert.notEqual(text.trim(), '', name);
      const places = [...new Set([...text.matchAll(/\{(\d+)\}/g)].map(([, at]) => Number(at)))];
      assert.deepEqual(places.sort(), [...places.keys()], name);
    }
  });
});
