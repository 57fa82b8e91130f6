import assert from 'node:assert/strict';
import { offeredModels } from '../../../src/core/languageModels/offeredModel';
import { freeModel } from '../../support/models';

const words = { automatic: 'Best', automaticTooltip: '', tooltip: () => 'good to know' };

describe('The models that VS Code lists', () => {
  it('have the limits and the abilities of the catalogue', () => {
    const able = freeModel('qwen3-coder', {
      context: 262_144,
      maxAnswer: 4000,
      createdAt: 86_400_000,
    });
    const small = freeModel('small', { context: 8192, tools: false, readsImages: false });
    const [, first, second] = offeredModels([able, small], 8000, words, 0);
    assert.deepEqual(first, {
      id: 'maker/qwen3-coder:free',
      name: 'qwen3-coder',
      family: 'qwen3-coder',
      version: '1970-01-02',
      detail: 'OpenRouter',
      tooltip: 'good to know',
      maxInputTokens: 258_144,
      maxOutputTokens: 4000,
      capabilities: { imageInput: true, toolCalling: true },
    });
    assert.deepEqual(second?.capabilities, { imageInput: false, toolCalling: false });
    // Half of a small context stays for the prompt.
    assert.deepEqual([second.maxInputTokens, second.maxOutputTokens], [4096, 4096]);
  });

  it('begin with the choice of Frugal, which is as large as the best one that can call tools', () => {
    const smart = freeModel('smart', { codingIndex: 60, tools: false, context: 500_000 });
    const handy = freeModel('handy', { codingIndex: 30, readsImages: false, context: 100_000 });
    const [automatic] = offeredModels([smart, handy], 8000, words, 0);
    assert.equal(automatic?.id, 'automatic');
    assert.equal(automatic.maxInputTokens, 92_000);
    assert.deepEqual(automatic.capabilities, { imageInput: true, toolCalling: true });
  });

  it('are none where there is no free one', () => {
    assert.deepEqual(offeredModels([], 8000, words, 0), []);
  });
});
