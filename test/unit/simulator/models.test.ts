import assert from 'node:assert/strict';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { get, plainModel, reasoningModel } from './ask';

interface Listed {
  readonly id: string;
  readonly created: number;
  readonly pricing: { readonly prompt: string; readonly completion: string };
  readonly supported_parameters: readonly string[];
}

describe('simulator, models', () => {
  let simulator: Simulator;

  before(async () => {
    simulator = await startSimulator();
  });
  afterEach(() => simulator.reset());
  after(() => simulator.close());

  async function list(query = ''): Promise<readonly Listed[]> {
    const response = await fetch(`${simulator.url}/models${query}`);
    return ((await response.json()) as { data: readonly Listed[] }).data;
  }

  const isFree = ({ pricing }: Listed): boolean =>
    Number(pricing.prompt) === 0 && Number(pricing.completion) === 0;

  it('has the 19 free models of October 2026 among some hundred paid ones, newest first', async () => {
    const models = await list();
    assert.equal(models.filter(isFree).length, 19);
    assert.ok(models.length > 300);
    const created = models.map((model) => model.created);
    assert.deepEqual(
      created,
      created.toSorted((a, b) => b - a),
    );
    assert.ok(models.some((model) => isFree(model) && !model.id.includes('free')));
  });

  it('gives each id once', async () => {
    const ids = (await list()).map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
  });

  it('filters, sorts and pages', async () => {
    const free = await list('?max_price=0&max_output_price=0');
    assert.ok(free.length === 19 && free.every(isFree));
    const tools = await list('?supported_parameters=tools,reasoning');
    assert.ok(tools.every((model) => model.supported_parameters.includes('reasoning')));
    assert.deepEqual(
      (await list('?min_coding_index=60')).map(({ id }) => id),
      [reasoningModel],
    );
    const all = await list();
    assert.deepEqual(await list('?limit=5&offset=10'), all.slice(10, 15));
    const cheap = await list('?sort=pricing-low-to-high');
    assert.ok(Number(cheap[0]?.pricing.prompt) <= Number(cheap.at(-1)?.pricing.prompt));
  });

  it('tells speeds of endpoints only to those with a key', async () => {
    const path = `/models/${plainModel}/endpoints`;
    const speed = async (response: Response): Promise<unknown> => {
      const answer = (await response.json()) as {
        data: { endpoints: [{ latency_last_30m: unknown }] };
      };
      return answer.data.endpoints[0].latency_last_30m;
    };
    assert.equal(await speed(await fetch(simulator.url + path)), null);
    assert.notEqual(await speed(await get(simulator, path)), null);
  });

  it('finds a model by its dated slug, a dynamic variant and an alias', async () => {
    const id = async (asked: string): Promise<string> => {
      const answer = (await (await get(simulator, `/model/${asked}`)).json()) as { data: Listed };
      return answer.data.id;
    };
    assert.equal(await id('qwen/qwen3.8-27b-20260903'), reasoningModel);
    assert.equal(await id('qwen/qwen3-coder:nitro'), 'qwen/qwen3-coder');
    assert.equal(await id('~nvidia/nemotron-latest'), 'nvidia/nemotron-3.5-lightning:free');
    assert.equal((await get(simulator, '/model/nobody/nothing')).status, 404);
  });

  it('lists what it was given instead, until it is reset', async () => {
    const [first] = await list();
    simulator.setModels([{ ...first, id: 'only/one:free' }]);
    assert.deepEqual(
      (await list()).map(({ id }) => id),
      ['only/one:free'],
    );
    simulator.reset();
    assert.ok((await list()).length > 300);
  });
});
