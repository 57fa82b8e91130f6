import assert from 'node:assert/strict';
import { parsePlainModels } from '../../../src/core/catalogue/parsePlainModels';
import { modelId, plainModelId, providerOf } from '../../../src/core/llm/modelId';
import { presets } from '../../../src/core/llm/presets';

describe('A plain list of models', () => {
  it('becomes chat models with what it tells; the rest is taken from the preset', () => {
    const data = [
      { id: 'openai/gpt-oss-120b', context_window: 131_072, max_completion_tokens: 65_536 },
      { id: 'whisper-large-v3', context_window: 448 },
      { id: 'gone', active: false },
      { id: 7 },
      null,
    ];
    const [model, ...others] = parsePlainModels({ data }, presets.groq) ?? [];
    assert.deepEqual(others, []);
    assert.equal(model?.id, 'groq:openai/gpt-oss-120b');
    assert.deepEqual(
      [model.name, model.context, model.maxAnswer],
      ['gpt-oss-120b', 131_072, 65_536],
    );
  });

  it("of Google loses the word before each id, of vLLM tells the server's own context", () => {
    const google = parsePlainModels({ data: [{ id: 'models/gemini-3.5-flash' }] }, presets.google);
    assert.equal(google?.[0]?.id, 'google:gemini-3.5-flash');
    const vllm = parsePlainModels({ data: [{ id: 'q', max_model_len: 40_960 }] }, presets.custom);
    assert.equal(vllm?.[0]?.context, 40_960);
  });

  it('is free to ask except where nobody knows the price', () => {
    for (const preset of Object.values(presets)) {
      if (preset.prices === 'listed') continue;
      const [model] = parsePlainModels({ data: [{ id: 'm' }] }, preset) ?? [];
      assert.equal(model?.free, preset.prices !== 'unseen', preset.id);
    }
  });

  it('that is none is none', () => {
    for (const body of [undefined, null, [], {}, { data: {} }, 'x'])
      assert.equal(parsePlainModels(body, presets.ollama), undefined);
  });
});

describe("A model's id", () => {
  it('names its provider unless that is OpenRouter, and old choices stay valid', () => {
    assert.equal(providerOf('qwen/qwen3.8-27b:free'), 'openrouter');
    assert.equal(providerOf('ollama:qwen3-coder:30b'), 'ollama');
    for (const id of ['qwen3-coder:30b', 'openai/gpt-oss-120b'])
      assert.equal(plainModelId('ollama', modelId('ollama', id)), id);
    assert.equal(modelId('openrouter', 'a/b:free'), 'a/b:free');
  });
});
