import assert from 'node:assert/strict';
import { preferenceFor, Preferences } from '../../../src/core/routing/preferences';
import { MemoryCache } from '../../support/memoryCache';
import { SessionStage } from '../../support/sessionHarness';

describe('what the user preferred', () => {
  it('is nothing of a model that was never compared', () => {
    assert.equal(preferenceFor([{ at: 0, taken: 'a', others: ['b'] }])('c'), 0);
  });

  it('counts being taken more than being one of several that were not', () => {
    const preference = preferenceFor([{ at: 0, taken: 'a:free', others: ['b', 'c', 'd'] }]);
    assert.ok(preference('a') > 0 && preference('b') < 0);
    assert.ok(preference('a') > -preference('b'));
  });

  it('grows with each time, and never leaves its bounds', () => {
    const often = Array.from({ length: 100 }, (_, at) => ({ at, taken: 'a', others: ['b'] }));
    const [one, all] = [preferenceFor(often.slice(0, 1)), preferenceFor(often)];
    assert.ok(one('a') < all('a') && all('a') <= 1);
    assert.ok(one('b') > all('b') && all('b') >= -1);
  });

  it('is kept, the newest only', async () => {
    const preferences = new Preferences(new MemoryCache());
    for (let at = 0; at < 120; at++) await preferences.note({ at, taken: 'a', others: ['b'] });
    const list = await preferences.list();
    assert.equal(list.length, 100);
    assert.equal(list.at(-1)?.at, 119);
  });

  describe('in the order of the models', () => {
    const stage = new SessionStage();

    it('moves what was taken forward', async () => {
      const harness = await stage.start();
      const before = (await harness.models.candidates()).map(({ id }) => id);
      const [first = '', , third = ''] = before;
      const preferences = new Preferences(harness.cache);
      for (let at = 0; at < 3; at++) await preferences.note({ at, taken: third, others: [first] });
      const after = (await harness.models.candidates()).map(({ id }) => id);
      assert.equal(after[0], third);
      assert.ok(after.indexOf(first) > before.indexOf(first));
    });
  });
});
