import assert from 'node:assert/strict';
import { KnownKeys } from '../../../src/core/llm/knownKeys';
import type { ProviderId } from '../../../src/core/llm/preset';

describe('known keys', () => {
  const asked: ProviderId[] = [];
  let stored: string | undefined;
  const keys = new KnownKeys((provider) => {
    asked.push(provider);
    return stored === 'broken' ? Promise.reject(new Error('locked')) : Promise.resolve(stored);
  });

  beforeEach(() => {
    keys.forget();
    asked.length = 0;
    stored = 'one';
  });

  it('are looked for once for each provider, also by several at the same time', async () => {
    const found = await Promise.all([keys.key(), keys.key(), keys.key('groq'), keys.key()]);
    assert.deepEqual(found, ['one', 'one', 'one', 'one']);
    assert.deepEqual(asked, ['openrouter', 'groq']);
  });

  it('that are missing are remembered as well', async () => {
    stored = undefined;
    assert.equal(await keys.key(), undefined);
    assert.equal(await keys.key(), undefined);
    assert.equal(asked.length, 1);
  });

  it('are looked for again when they may be other ones, also while the old one is still coming', async () => {
    const old = keys.key();
    stored = 'two';
    keys.forget();
    assert.equal(await keys.key(), 'two');
    assert.equal(await old, 'one');
    assert.equal(await keys.key(), 'two');
  });

  it('are looked for again after the storage refused', async () => {
    stored = 'broken';
    await assert.rejects(keys.key(), /locked/);
    stored = 'one';
    assert.equal(await keys.key(), 'one');
  });
});
