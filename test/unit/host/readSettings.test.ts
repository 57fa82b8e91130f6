import * as assert from 'node:assert/strict';
import { readSettings, valueOf } from '../../../src/host/readSettings';
import { RefusedSettingsTeller } from '../../../src/host/refusedSettings';
import { readManifest, settingsOf } from '../manifest/manifest';

/** By their names without `frugal.`. */
const defaults = new Map(
  Object.entries(settingsOf(readManifest())).map(
    ([name, setting]) => [name.replace('frugal.', ''), setting.default] as const,
  ),
);
const asTheyCome = readSettings((name) => defaults.get(name)).settings;

/** What becomes of the settings where one of them says this, and what the user is told. */
function reading(
  name: string,
  value: unknown,
): ReturnType<typeof readSettings> & { told: string[] } {
  const read = readSettings((one) => (one === name ? value : defaults.get(one)));
  const told: string[] = [];
  new RefusedSettingsTeller((sentence) => told.push(sentence)).show(read.refused);
  return { ...read, told };
}

const nonsense: readonly unknown[] = [
  ...[null, Number.NaN, -Infinity, -1, 1e99, 0.1, 'NaN', '-1', '', ' ', 'yes', 'x'.repeat(100_000)],
  ...['javascript:alert(1)', '//', '__proto__', [], [[]], ['https://a.example'], {}, { url: 7 }],
  ...[true, false, 0, 60, 'https://user:word@a.example/v1', 'https://a.example/v1?key=1'],
];

describe('settings full of nonsense', () => {
  it('are those of the manifest where nothing is set', () => {
    assert.deepEqual(readSettings(() => undefined).settings, asTheyCome);
    assert.deepEqual(reading('model', '').told, []);
  });

  for (const name of defaults.keys())
    it(`of ${name} leave it as it comes or within its bounds, and say so once`, () => {
      for (const value of nonsense) {
        const { settings, told } = reading(name, value);
        const { model, idleTimeoutMs, progressTimeoutMs } = settings;
        const { maxAnswerTokens, maxRequestsPerTurn, addresses, headers, ...choices } = settings;
        const what = `${name}: ${JSON.stringify(value).slice(0, 60)}`;
        assert.ok(idleTimeoutMs >= 5000 && idleTimeoutMs <= 600_000, what);
        assert.ok(progressTimeoutMs >= 5000 && progressTimeoutMs <= 600_000, what);
        assert.ok(maxAnswerTokens >= 256 && maxAnswerTokens <= 64_000, what);
        assert.ok([1, 2].includes(maxRequestsPerTurn), what);
        assert.deepEqual(addresses, asTheyCome.addresses, what);
        assert.deepEqual(
          Object.keys(headers.custom ?? {}).filter((key) => key !== 'url'),
          [],
          what,
        );
        assert.ok(model.length <= 500, what);
        for (const [key, chosen] of Object.entries(choices))
          if (key.endsWith('Ms') || key === 'model') continue;
          else assert.equal(typeof chosen, typeof asTheyCome[key as keyof typeof choices], what);
        const isUsed = JSON.stringify(settings) !== JSON.stringify(asTheyCome);
        assert.ok(told.length <= 1, what);
        if (told.length === 0 && !isUsed)
          assert.ok(isNothing(value) || value === defaults.get(name), what);
      }
    });

  const isNothing = (value: unknown): boolean =>
    typeof value === 'string' ? value.trim() === '' : JSON.stringify(value) === '{}';

  it('keep secrets masked and ask before they send, unless they say otherwise in so many words', () => {
    for (const value of ['false', 0, null, 'no', []])
      assert.equal(reading('maskSecrets', value).settings.maskSecrets, true);
    for (const value of ['ALLOW', true, ['allow'], 1])
      assert.equal(reading('otherExtensions', value).settings.otherExtensions, 'ask');
  });

  it('are told in one sentence, with their names, and each value once', () => {
    const all = readSettings(() => ['nonsense']).refused;
    const told: string[] = [];
    const teller = new RefusedSettingsTeller((sentence) => told.push(sentence));
    teller.show(all);
    teller.show(all);
    assert.equal(told.length, 1);
    for (const name of defaults.keys()) assert.ok(told[0]?.includes(`frugal.${name}`), name);
    teller.show(reading('idleTimeout', -1).refused);
    assert.match(told[1] ?? '', /say and goes on without it: frugal\.idleTimeout\.$/);
  });

  it('of addresses are shown only where nothing in them is a secret', () => {
    const url = 'openrouter.url';
    assert.deepEqual(reading(url, 'http://a.example/v1').told, [
      'Frugal does not send a key to http://a.example/v1: use https.',
    ]);
    for (const address of ['http://me:word@a.example', 'https://a.example?key=word'])
      assert.match(reading(url, address).told[0] ?? '', /: frugal\.openrouter\.url\.$/);
  });

  it('of headers are told by their names, without their values', () => {
    const { settings, told } = reading('custom.headers', {
      ...{ 'x-team': 'blue', 'x-huge': 'x'.repeat(5000), Authorization: 'Bearer word' },
      ...{ 'x-number': 7, '__proto__ ': 'x' },
    });
    assert.deepEqual(settings.headers.custom, { 'x-team': 'blue' });
    assert.equal(told.length, 4);
    assert.match(told.join('\n'), /x-huge is not sent: the headers together are too long/);
    assert.doesNotMatch(told.join('\n'), /word|xxx/);
  });
});

describe('settings of a workspace', () => {
  /** What counts where both say something. */
  const counts = (name: string, user: unknown, workspace: unknown): unknown =>
    valueOf(name, workspace, () => ({ globalValue: user }));

  for (const name of ['attachSelection', 'gatherContext', 'projectRules'])
    it(`keep back what goes along by itself, and send nothing that the user keeps back: ${name}`, () => {
      assert.equal(counts(name, false, true), false);
      assert.equal(counts(name, true, false), false);
      assert.equal(counts(name, undefined, false), false);
      assert.equal(counts(name, undefined, true), true);
      assert.equal(
        valueOf(name, true, () => undefined),
        true,
      );
    });

  it('count where they do no harm', () => {
    assert.equal(counts('model', 'groq:one', 'groq:two'), 'groq:two');
    assert.equal(counts('review', false, 'diff'), 'diff');
  });
});
