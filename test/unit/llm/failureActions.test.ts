import assert from 'node:assert/strict';
import type { CauseName } from '../../../src/core/llm/causeName';
import { causes } from '../../../src/core/llm/causes';
import { makeTurnError } from '../../../src/core/llm/errors';
import { pageOf } from '../../../src/core/llm/failureActions';
import type { Preset, ProviderId } from '../../../src/core/llm/preset';
import { presets } from '../../../src/core/llm/presets';
import { toFailure } from '../../../src/core/llm/toFailure';
import type { Failure, FailureAction } from '../../../src/shared/chat';

const context = { modelName: 'Qwen3 Coder', now: Date.UTC(2026, 10, 23, 18, 48), requestsUsed: 1 };

describe('What a failure offers to do', () => {
  /** Which page an action has to open, so that it does something; nothing for those that open none. */
  const pages = {
    openPrivacySettings: 'privacy',
    openKeySettings: 'getKey',
    openStatus: 'status',
    openCredits: 'credits',
  } as const;

  for (const [id, preset] of Object.entries<Preset>(presets)) {
    it(`leads somewhere, whatever went wrong: ${preset.name}`, () => {
      for (const name of Object.keys(causes) as CauseName[])
        for (const isPartial of [false, true]) {
          const error = makeTurnError(name, { provider: preset.id });
          const failure = toFailure(error, { ...context, isPartial });
          assert.equal(failure.provider, id);
          for (const action of failure.actions) {
            const what = `${action} after ${name}`;
            if (action in pages) {
              const page = preset.pages[pages[action as keyof typeof pages]];
              assert.match(page ?? '', /^https:/, what);
              assert.equal(pageOf(action, preset), page, what);
            } else assert.equal(pageOf(action, preset), undefined, what);
            if (action === 'setKey' || action === 'getKey')
              assert.match(preset.key?.example ?? '', /./, what);
            if (action === 'openProxySettings') assert.ok(!preset.runsHere, what);
            if (action === 'setUpServer') assert.equal(preset.url, '', what);
          }
        }
    });
  }

  it('is what the provider has: its keys, its status, or the set-up of a server of your own', () => {
    const actionsOf = (name: CauseName, provider: ProviderId): readonly FailureAction[] =>
      toFailure(makeTurnError(name, { provider, limit: 50 }), context).actions;
    assert.deepEqual(actionsOf('wrongKey', 'openrouter'), ['signIn', 'setKey', 'openKeySettings']);
    assert.deepEqual(actionsOf('wrongKey', 'groq'), ['setKey', 'openKeySettings']);
    assert.deepEqual(actionsOf('wrongKey', 'custom'), ['setUpServer']);
    assert.deepEqual(actionsOf('serverError', 'google'), ['retry', 'openStatus', 'pickModel']);
    assert.deepEqual(actionsOf('serverError', 'ollama'), ['retry', 'pickModel']);
    for (const cause of ['network', 'dns', 'timeout'] as const)
      assert.ok(actionsOf(cause, 'openrouter').includes('openProxySettings'), cause);
    assert.ok(actionsOf('timeout', 'ollama').includes('changeAddress'));
    assert.deepEqual(actionsOf('dailyLimit', 'openrouter'), ['queue', 'openCredits']);
    // A gateway may pass on what OpenRouter said of its own account.
    assert.deepEqual(actionsOf('dailyLimit', 'custom'), ['queue']);
  });

  it('is nothing about VS Code where a browser decides, which is said', () => {
    const failureOf = (provider: ProviderId, isBrowser: boolean): Failure =>
      toFailure(makeTurnError('network', { provider }), { ...context, isBrowser });
    const there = failureOf('openrouter', true);
    assert.ok(!there.actions.includes('openProxySettings'));
    assert.match(there.detail, /look at the proxy of the browser/);
    for (const failure of [failureOf('openrouter', false), failureOf('ollama', true)])
      assert.doesNotMatch(failure.detail, /of the browser/);
  });

  it('does not speak of a status page where there is none', () => {
    const detailOf = (provider: ProviderId): string =>
      toFailure(makeTurnError('serverError', { provider }), context).detail;
    assert.match(detailOf('groq'), /or look at its status page/);
    assert.doesNotMatch(detailOf('custom'), /status page/);
  });
});
