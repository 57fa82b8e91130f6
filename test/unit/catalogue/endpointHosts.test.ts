import assert from 'node:assert/strict';
import { CatalogueError } from '../../../src/core/catalogue/catalogueError';
import { EndpointHosts, parseHosts } from '../../../src/core/catalogue/endpointHosts';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { FakeClock } from '../../support/fakeClock';
import { MemoryCache } from '../../support/memoryCache';

const id = 'qwen/qwen3.8-27b:free';

describe('The hosts of a model', () => {
  let simulator: Simulator;
  let online: boolean;
  let hosts: EndpointHosts;
  const clock = new FakeClock();

  before(async () => {
    simulator = await startSimulator();
  });
  after(() => simulator.close());
  beforeEach(() => {
    simulator.reset();
    online = true;
    hosts = new EndpointHosts({
      cache: new MemoryCache(),
      clock,
      url: () => simulator.url,
      fetch: (url, init) =>
        online ? fetch(url, init) : Promise.reject(new TypeError('fetch failed')),
    });
  });

  it('are asked for once, without a key, and kept', async () => {
    assert.equal(await hosts.kept(id), undefined);
    const known = await hosts.fetch(id);
    assert.equal(known.fetchedAt, clock.now());
    assert.deepEqual(known.hosts, [
      {
        name: 'Alibaba',
        ...{ context: 262_144, maxAnswer: 235_929, uptime: 99.1 },
        price: { prompt: 0, answer: 0 },
      },
    ]);
    assert.deepEqual(await hosts.kept(id), known);
    const [asked, ...more] = simulator.journal;
    assert.deepEqual(more, []);
    assert.equal(asked?.method, 'GET');
    assert.equal(decodeURIComponent(asked.path), `/api/v1/models/${id}/endpoints`);
    assert.equal(asked.headers['authorization'], undefined);
    assert.equal(simulator.requests.length, 0);
  });

  it('stay known offline, and are said to be unknown where they never were asked for', async () => {
    const known = await hosts.fetch(id);
    online = false;
    await assert.rejects(hosts.fetch(id), CatalogueError);
    await assert.rejects(hosts.fetch('a/b'), CatalogueError);
    assert.deepEqual(await hosts.kept(id), known);
    assert.equal(await hosts.kept('a/b'), undefined);
  });

  it('are read from whatever comes', () => {
    for (const body of [undefined, null, 'html', [], {}, { data: [] }, { data: { endpoints: {} } }])
      assert.equal(parseHosts(body), undefined);
    const endpoints = [
      null,
      7,
      {},
      { provider_name: 5 },
      {
        provider_name: 'A',
        context_length: '8000',
        max_prompt_tokens: null,
        quantization: 'fp8',
        pricing: 'none',
      },
    ];
    assert.deepEqual(parseHosts({ data: { endpoints } }), [
      { name: 'A', context: 8000, quantization: 'fp8' },
    ]);
  });
});
