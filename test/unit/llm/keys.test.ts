import assert from 'node:assert/strict';
import type { Target } from '../../../src/core/llm/request';
import { fetchKeyInfo } from '../../../src/core/llm/keyInfo';
import { cleanKey, findKey } from '../../../src/core/llm/keyShape';
import type { Preset } from '../../../src/core/llm/preset';
import { openRouter, presets } from '../../../src/core/llm/presets';
import { TurnError } from '../../../src/core/llm/errors';
import { FakeClock } from '../../support/fakeClock';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { startRawServer, until } from './rawServer';

const key = `sk-or-v1-${'0123456789abcdef'.repeat(4)}`;

describe('A pasted key', () => {
  for (const pasted of [
    key,
    `  ${key}\n`,
    `"${key}"`,
    `export OPENROUTER_API_KEY='${key}'\n`,
    `OPENROUTER_API_KEY=${key}  # mine`,
    `Authorization: Bearer ${key}`,
    `$env:OPENROUTER_API_KEY = "${key}"\r\n`,
    `set OPENROUTER_API_KEY=${key}\r\n`,
    `setx OPENROUTER_API_KEY "${key}"`,
    `$ export OPENROUTER_API_KEY="${key}" && npm start`,
    `{ "openrouter": { "api_key": "${key}" } }`,
    `\u201C${key}\u201D`,
    `\u200B${key}\uFEFF`,
    `${key} ${key}`,
  ]) {
    it(`is found in ${JSON.stringify(pasted.replaceAll(key, 'KEY'))}`, () => {
      assert.deepEqual(cleanKey(pasted, 'OpenRouter', openRouter.key!), { key });
    });
  }

  for (const [pasted, problem] of [
    ['', /Paste a key.*sk-or-v1-/],
    ['hello', /no key of OpenRouter.*sk-or-v1-/],
    ['sk-or-v1-au7...890', /shortened/],
    ['sk-or-v1-', /cut off/],
    ['sk-or-v1-0123', /cut off/],
    ['sk-ant-api03-abcdefghijklmnop', /Anthropic/],
    ['gsk_abcdefghijklmnopqrstuvwxyz', /Groq/],
    [`${key} ${key.replace('0', 'f')}`, /more than one/],
  ] as const) {
    it(`is refused with a reason: ${pasted.slice(0, 20)}`, () => {
      const cleaned = cleanKey(pasted, 'OpenRouter', openRouter.key!);
      assert.equal(cleaned.key, undefined);
      assert.ok('problem' in cleaned);
      assert.match(cleaned.problem, problem);
    });
  }
});

describe('Whose key it is', () => {
  const offered = Object.values(presets);
  const groqKey = `gsk_${'a1'.repeat(20)}`;
  const googleKey = `AIza${'b2'.repeat(18)}`;

  for (const [pasted, id] of [
    [key, 'openrouter'],
    [`export GROQ_API_KEY="${groqKey}"`, 'groq'],
    [` ${googleKey}\n`, 'google'],
  ] as const) {
    it(`is told by its shape: ${id}`, () => {
      const found = findKey(pasted, needed(offered));
      assert.ok('key' in found);
      assert.equal(found.preset.id, id);
      assert.ok(pasted.includes(found.key));
    });
  }

  it('is asked about where keys of two providers were pasted', () => {
    const found = findKey(`${key} ${groqKey}`, needed(offered));
    assert.ok('problem' in found);
    assert.match(found.problem, /several providers/);
  });

  it('is guessed where the key is no good: the problem is that of the one that was meant', () => {
    const cut = findKey('gsk_abc', needed(offered));
    assert.deepEqual(cut, { problem: 'This key is cut off. Copy the whole of it.' });
  });

  it('is not guessed where the text is like none of them', () => {
    assert.deepEqual(findKey('hello', needed(offered)), {
      problem:
        'This is no key of OpenRouter, Groq, Google AI Studio. Keys that Frugal takes begin with sk-or-v1-, gsk_, AIza.',
    });
    assert.deepEqual(findKey('sk-ant-api03-abc', needed(offered)), {
      problem:
        'This is a key of Anthropic. Keys that Frugal takes begin with sk-or-v1-, gsk_, AIza.',
    });
  });
});

function needed(all: readonly Preset[]): readonly Preset[] {
  return all.filter(({ key: rule }) => rule?.use === 'needed');
}

describe('What OpenRouter says of a key', () => {
  let simulator: Simulator;
  const deps = { fetch, clock: new FakeClock() };
  const { signal } = new AbortController();

  before(async () => {
    simulator = await startSimulator();
  });
  after(() => simulator.close());

  it('has the free requests of today, and costs none', async () => {
    const info = await fetchKeyInfo(deps, at(simulator.url, simulator.key), signal);
    assert.equal(info.freeUsed, 0);
    assert.equal(info.freeLimit, 50);
    assert.equal(info.isManagementKey, false);
    assert.equal(simulator.requests.length, 0);
  });

  it('is that the key is wrong, when it is', async () => {
    await assert.rejects(fetchKeyInfo(deps, at(simulator.url), signal), isCause('wrongKey'));
  });

  for (const [body, label, freeUsed] of [
    ['{"data":{}}', '', undefined],
    ['{"data":{"label":7,"limit":"x","free_model_daily_requests":[]}}', '', undefined],
    ['{"data":{"label":"k","free_model_daily_requests":{"used":60,"limit":50}}}', 'k', 60],
    ['{"data":{"label":"k","free_model_daily_requests":{"used":-1}}}', 'k', undefined],
  ] as const) {
    it(`is read with care: ${body}`, async () => {
      const server = await startRawServer((response) => response.end(body));
      try {
        const info = await fetchKeyInfo(deps, at(server.url), signal);
        assert.equal(info.label, label);
        assert.equal(info.freeUsed, freeUsed);
      } finally {
        await server.close();
      }
    });
  }

  for (const [status, body, cause] of [
    [200, '<html><body>Log in</body></html>', 'notTheProvider'],
    [200, '{"ok":true}', 'notTheProvider'],
    [302, '', 'notTheProvider'],
    [500, '{"error":{"code":500,"message":"Internal Server Error"}}', 'serverError'],
    [502, '<!DOCTYPE html><html><head></head></html>', 'serverError'],
  ] as const) {
    it(`is an error for ${status} ${body}`, async () => {
      const server = await startRawServer((response) => {
        response.writeHead(status, { Location: 'http://127.0.0.1:9/' }).end(body);
      });
      try {
        await assert.rejects(fetchKeyInfo(deps, at(server.url), signal), isCause(cause));
      } finally {
        await server.close();
      }
    });
  }

  it('is waited for no longer than patience lasts, or the user wants', async () => {
    const server = await startRawServer(() => undefined);
    try {
      const clock = new FakeClock();
      const asked = fetchKeyInfo({ fetch, clock }, at(server.url), signal);
      await until(() => server.requests.length === 1);
      clock.advance(15_000);
      await assert.rejects(asked, isCause('timeout'));
      const abort = new AbortController();
      const stopped = fetchKeyInfo({ fetch, clock }, at(server.url), abort.signal);
      abort.abort();
      await assert.rejects(stopped, isCause('stopped'));
      assert.equal(clock.pending, 0);
    } finally {
      await server.close();
    }
  });
});

function at(url: string, sent = key): Target {
  return { preset: openRouter, url, key: sent };
}

function isCause(name: string): (caught: unknown) => boolean {
  return (caught) => {
    assert.ok(caught instanceof TurnError, String(caught));
    assert.equal(caught.causeName, name);
    return true;
  };
}
