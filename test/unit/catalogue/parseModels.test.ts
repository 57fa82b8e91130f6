import assert from 'node:assert/strict';
import { parseModels } from '../../../src/core/catalogue/parseModels';
import { capturedBody, entry, modelOf, modelsOf } from './captures';

describe('The catalogue of models', () => {
  it('has the free chat models of the real list, and no others', () => {
    const models = parseModels(capturedBody()) ?? [];
    const free = models.filter((model) => model.free).map((model) => model.id);
    assert.equal(free.length, 19);
    assert.ok(free.includes('inclusionai/ling-3.1-flash'), 'free without the suffix');
    assert.ok(models.length > 300);
    assert.deepEqual(
      models.filter((model) => /guard|audio|-image/.test(model.id)),
      [],
    );
    assert.deepEqual(
      models.filter((model) => !model.name || !model.maker || !(model.context > 0)),
      [],
    );
  });

  it('has all that is known of a model, cleaned', () => {
    const model = modelOf({
      id: 'qwen/qwen3-coder:free',
      name: 'Qwen: Qwen3 Coder  480B (free)',
      created: 1_753_230_546,
      description: 'Made for code.',
      context_length: 1_048_576,
      top_provider: { context_length: 262_000, max_completion_tokens: 65_536 },
      architecture: { input_modalities: ['text', 'image'], output_modalities: ['text'] },
      expiration_date: '2026-12-03',
      benchmarks: { artificial_analysis: { coding_index: 41.5 } },
    });
    assert.deepEqual(model, {
      id: 'qwen/qwen3-coder:free',
      maker: 'Qwen',
      provider: 'openrouter',
      name: 'Qwen3 Coder 480B',
      context: 262_000,
      maxAnswer: 65_536,
      free: true,
      price: { prompt: 0, answer: 0 },
      tools: true,
      reasoning: true,
      readsImages: true,
      router: false,
      codingIndex: 41.5,
      createdAt: 1_753_230_546_000,
      expiresOn: '2026-12-03',
      training: 'may',
      description: 'Made for code.',
      parameters: ['tools', 'reasoning'],
    });
  });

  it('tells prices by the million tokens, and none where they depend on a router', () => {
    const priceOf = (pricing: unknown) => modelOf({ pricing }).price;
    assert.deepEqual(priceOf({ prompt: '0.00000015', completion: 0.0000006 }), {
      prompt: 0.15,
      answer: 0.6,
    });
    assert.equal(priceOf({ prompt: '-1', completion: '-1' }), undefined);
    assert.equal(priceOf({ prompt: '0.1' }), undefined);
    assert.equal(priceOf(undefined), undefined);
  });

  const prices: readonly (readonly [string, unknown, boolean])[] = [
    ['zero prices', { prompt: '0', completion: '0', request: '0', image: '0' }, true],
    ['zeros in other forms', { prompt: '0.000', completion: 0 }, true],
    ['a zero discount', { prompt: '0', completion: '0', discount: 0 }, true],
    ['a price for the answer', { prompt: '0', completion: '0.0000001' }, false],
    ['a price for each request', { prompt: '0', completion: '0', request: '0.01' }, false],
    ['a price that nobody knows yet', { prompt: '0', completion: '0', thought: '0.1' }, false],
    ['prices that depend', { prompt: '0', completion: '0', overrides: [{ prompt: '1' }] }, false],
    ['the -1 of routers', { prompt: '-1', completion: '-1' }, false],
    ['an empty price', { prompt: '', completion: '0' }, false],
    ['words for a price', { prompt: 'free', completion: '0' }, false],
    ['no price for the answer', { prompt: '0' }, false],
    ['no prices', undefined, false],
  ];
  for (const [what, pricing, free] of prices) {
    it(`takes a model with ${what} for ${free ? 'free' : 'not free'}, whatever its name says`, () => {
      assert.equal(modelOf({ pricing }).free, free);
    });
  }

  const left: Readonly<Record<string, Record<string, unknown>>> = {
    'draws images': {
      architecture: { input_modalities: ['text'], output_modalities: ['text', 'image'] },
    },
    speaks: { architecture: { modality: 'text->text+audio' } },
    'gives embeddings': {
      architecture: { input_modalities: ['text'], output_modalities: ['embeddings'] },
    },
    'hears only': { architecture: { input_modalities: ['audio'], output_modalities: ['text'] } },
    'is a safety classifier': { id: 'meta-llama/llama-guard-4-12b:free' },
    'is a content safety model': { name: 'NVIDIA: Nemotron Content Safety (free)' },
    'has no context size': { context_length: null, top_provider: { context_length: null } },
    'has no id': { id: undefined },
    'has no architecture': { architecture: null },
  };
  for (const [what, changes] of Object.entries(left)) {
    it(`leaves out what ${what}`, () => {
      assert.deepEqual(modelsOf(entry(changes), entry()).length, 1);
    });
  }

  it('skips what is not a model and never throws', () => {
    const odd = [null, 7, 'text', [], {}, { id: 5 }, { id: 'a/b', architecture: 'x', pricing: [] }];
    assert.deepEqual(
      modelsOf(...odd, entry()).map((model) => model.id),
      ['maker/model:free'],
    );
    for (const body of [undefined, null, 'html', [], {}, { data: {} }, { error: { code: 500 } }])
      assert.equal(parseModels(body), undefined);
  });

  it('knows every model once', () => {
    assert.equal(modelsOf(entry(), entry({ name: 'Maker: Again' })).length, 1);
  });

  it('names the maker of a model as its other models do, else after the id', () => {
    const models = modelsOf(
      entry({ id: 'mistralai/large', name: 'Mistral Large' }),
      entry({ id: 'mistralai/small', name: 'Mistral: Small' }),
      entry({ id: '~someone/latest', name: 'Latest' }),
    );
    assert.deepEqual(
      models.map(({ maker, name }) => [maker, name]),
      [
        ['Mistral', 'Mistral Large'],
        ['Mistral', 'Small'],
        ['someone', 'Latest'],
      ],
    );
  });

  it('says that a free model may train, and of a paid one only what it says itself', () => {
    const pricing = { prompt: '0.1', completion: '0.1' };
    const description = 'Prompts and completions are logged by the provider.';
    assert.equal(modelOf().training, 'may');
    assert.equal(modelOf({ pricing }).training, 'unknown');
    assert.equal(modelOf({ pricing, description }).training, 'may');
  });

  it('keeps the router of free models, marked as one', () => {
    const router = parseModels(capturedBody())?.filter((model) => model.router && model.free);
    assert.deepEqual(
      router?.map((model) => model.id),
      ['openrouter/free'],
    );
  });
});
