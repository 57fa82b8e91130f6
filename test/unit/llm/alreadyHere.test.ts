import assert from 'node:assert/strict';
import { environmentKeys } from '../../../src/core/llm/environmentKeys';
import { findServers } from '../../../src/core/llm/findServers';
import type { Fetch } from '../../../src/core/ports';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { FakeClock } from '../../support/fakeClock';
import { startRawServer, until } from './rawServer';

describe('keys in the environment', () => {
  const openRouter = `sk-or-v1-${'0123456789abcdef'.repeat(4)}`;
  const google = `AIza${'b2'.repeat(18)}`;

  it('are found by the names that other tools give them', () => {
    const found = environmentKeys({
      OPENROUTER_API_KEY: openRouter,
      GEMINI_API_KEY: ` "${google}" `,
      GOOGLE_API_KEY: google,
      OPENAI_API_KEY: 'sk-proj-1234567890abcdef',
      HOME: '/home/me',
    });
    assert.deepEqual(
      found.map(({ preset, name, key }) => [preset.id, name, key]),
      [
        ['openrouter', 'OPENROUTER_API_KEY', openRouter],
        ['google', 'GEMINI_API_KEY', google],
      ],
    );
  });

  it('are none where there is nothing, or something else', () => {
    const others = { OPENROUTER_API_KEY: '', GROQ_API_KEY: openRouter, GEMINI_API_KEY: undefined };
    assert.deepEqual(environmentKeys(others), []);
  });
});

describe('servers that are already here', () => {
  let simulator: Simulator;
  const clock = new FakeClock();

  before(async () => {
    simulator = await startSimulator();
  });
  after(() => simulator.close());

  it('are found by their list of models', async () => {
    const ollama = simulator.urlOf('plain');
    const found = await findServers({ fetch, clock }, { ollama, lmstudio: `${ollama}/nothing` });
    assert.deepEqual(
      found.map(({ preset, url }) => [preset.id, url]),
      [['ollama', ollama]],
    );
    assert.ok((found[0]?.models ?? 0) > 0);
    assert.equal(clock.pending, 0);
  });

  it('are looked for on this machine only, where they usually are, with no key', async () => {
    const asked: [string, RequestInit | undefined][] = [];
    const nobody: Fetch = (url, init) => {
      assert.ok(typeof url === 'string');
      asked.push([url, init]);
      return Promise.reject(new TypeError('fetch failed'));
    };
    assert.deepEqual(await findServers({ fetch: nobody, clock }), []);
    assert.deepEqual(
      asked.map(([url]) => url),
      ['http://127.0.0.1:11434/v1/models', 'http://127.0.0.1:1234/v1/models'],
    );
    for (const [, init] of asked) assert.equal(init?.headers, undefined);
    const far = { ollama: 'http://10.0.0.7:11434/v1', lmstudio: 'https://example.com/v1' };
    assert.deepEqual(await findServers({ fetch: nobody, clock }, far), []);
    assert.equal(asked.length, 2);
  });

  it('are waited for no longer than a server of this machine takes', async () => {
    const server = await startRawServer(() => undefined);
    try {
      const local = new URL(server.url).origin;
      const addresses = { ollama: `${local}/v1`, lmstudio: `${local}/v1` };
      const found = findServers({ fetch, clock }, addresses);
      await until(() => server.requests.length === 2);
      clock.advance(1500);
      assert.deepEqual(await found, []);
    } finally {
      await server.close();
    }
  });
});
