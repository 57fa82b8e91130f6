import * as assert from 'node:assert/strict';
import { groq, openRouter } from '../../../src/core/llm/presets';
import type { ProviderId } from '../../../src/core/llm/preset';
import { AccountMeter } from '../../../src/core/quota/accountMeter';
import { counterOf } from '../../../src/core/quota/counter';
import { QuotaMeter } from '../../../src/core/quota/quotaMeter';
import { FakeClock } from '../../support/fakeClock';
import { MemoryLedger } from '../../support/memoryLedger';
import { MemoryLogger } from '../../support/memoryLogger';
import { MemorySecrets } from '../../support/memorySecrets';
import { noAddresses } from '../../support/noAddresses';

const large = { id: 'groq:large', name: 'Large', provider: 'groq' } as const;
const small = { id: 'groq:small', name: 'Small', provider: 'groq' } as const;
const free = { id: 'maker/free:free', name: 'Free', provider: 'openrouter' } as const;
const here = { id: 'ollama:coder', name: 'coder', provider: 'ollama' } as const;

function open(keys: Readonly<Partial<Record<ProviderId, string>>> = {}, model = '') {
  const [clock, logger] = [new FakeClock(), new MemoryLogger()];
  const secrets = new MemorySecrets(keys.openrouter);
  if (keys.groq !== undefined) secrets.others.set('groq', keys.groq);
  let asked = 0;
  const fetchKey = () => {
    asked += 1;
    return Promise.resolve({ used: 12, limit: 50 });
  };
  const ledger = new MemoryLedger();
  const quotaMeter = new QuotaMeter({ ledger, clock, logger, fetchKey });
  const addresses = { ...noAddresses, openrouter: 'o', groq: 'g', ollama: 'http://127.0.0.1' };
  const settings = () => ({
    ...{
      model,
      addresses,
      headers: {},
      maskSecrets: true,
      answerCache: true,
      idleTimeoutMs: 1,
      progressTimeoutMs: 1,
    },
    ...{ maxAnswerTokens: 1, maxRequestsPerTurn: 1 },
  });
  const meter = new AccountMeter(quotaMeter, { secrets, settings }, logger);
  return { clock, secrets, ledger, meter, asked: () => asked };
}

describe('the meter of the account in use', () => {
  const target = (key: string) => ({ preset: openRouter, url: 'o', key });

  it('asks about the key that is set, without being told of it first', async () => {
    const { meter } = open({ openrouter: 'sk-or-v1-one' });
    await meter.refresh();
    assert.equal((await meter.quota()).left, 38);
  });

  it('asks nobody without a key', async () => {
    const { meter, asked } = open();
    await meter.useModel(free);
    await meter.refresh();
    assert.equal((await meter.quota()).left, undefined);
    assert.deepEqual([await meter.preset(), asked()], [undefined, 0]);
  });

  it('forgets the figure of one account when another key comes, and knows it again later', async () => {
    const { meter, secrets, clock } = open({ openrouter: 'sk-or-v1-one' });
    await meter.confirm(target('sk-or-v1-one'), { used: 45, limit: 50 }, clock.now());
    secrets.value = 'sk-or-v1-two';
    await meter.keyChanged();
    assert.equal((await meter.quota()).left, undefined);
    secrets.value = 'sk-or-v1-one';
    await meter.keyChanged();
    assert.equal((await meter.quota()).left, 5);
  });

  it('is of the provider and the model that would be asked next, each with its own figure', async () => {
    const { meter, clock } = open({ openrouter: 'sk-or-v1-one', groq: 'gsk_one' });
    await meter.confirm(target('sk-or-v1-one'), { used: 45, limit: 50 }, clock.now());
    const told = { at: clock.now(), requests: { limit: 1000, left: 990, backIn: 864_000 } };
    const counter = await counterOf({ preset: groq, key: 'gsk_one' }, large);
    await meter.told(counter, told, { at: clock.now() });
    const seen = [];
    for (const model of [free, large, small, here]) {
      await meter.useModel(model);
      const { providerName, modelName, certainty, left } = await meter.quota();
      seen.push([providerName, modelName, certainty, left]);
    }
    assert.deepEqual(seen, [
      ['OpenRouter', undefined, 'confirmed', 5],
      ['Groq', 'Large', 'confirmed', 990],
      ['Groq', 'Small', 'unknown', undefined],
      ['Ollama', undefined, 'unlimited', undefined],
    ]);
  });

  it('knows from the settings who would be asked before there is a list of models', async () => {
    const { meter, asked } = open({ openrouter: 'sk-or-v1-one', groq: 'gsk_one' }, 'groq:large');
    await meter.refresh();
    const { providerName, modelName } = await meter.quota();
    assert.deepEqual([providerName, modelName, asked()], ['Groq', 'large', 0]);
    const { id } = await counterOf({ preset: groq, key: 'gsk_one' }, large);
    assert.equal(
      (await counterOf({ preset: groq, key: 'gsk_one' }, { ...large, name: '' })).id,
      id,
    );
  });

  it('shows a key of OpenRouter that was checked while another provider is in use', async () => {
    const { meter, clock } = open({ openrouter: 'sk-or-v1-one', groq: 'gsk_one' });
    await meter.useModel(large);
    const figure = { used: 45, limit: 50 };
    assert.equal((await meter.confirm(target('sk-or-v1-one'), figure, clock.now())).left, 5);
    assert.equal((await meter.quota()).providerName, 'Groq');
  });
});
