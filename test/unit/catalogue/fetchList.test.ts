import * as assert from 'node:assert/strict';
import { fetchList } from '../../../src/core/catalogue/fetchList';
import { FakeClock } from '../../support/fakeClock';

describe('a list of a provider', () => {
  it('is not asked for where nobody waits for it any more', async () => {
    const clock = new FakeClock();
    let asked = 0;
    const fetch = (): Promise<Response> => {
      asked += 1;
      return Promise.resolve(Response.json({}));
    };
    const left = AbortSignal.abort(new Error('left'));
    const url = 'http://provider/models';
    await assert.rejects(fetchList({ fetch, clock }, url, {}, left), { message: 'left' });
    assert.equal(asked, 0);
    assert.equal(clock.pending, 0);
    assert.deepEqual(await fetchList({ fetch, clock }, url), {});
  });
});
