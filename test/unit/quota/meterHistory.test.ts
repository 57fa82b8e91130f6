import assert from 'node:assert/strict';
import { playHistory } from '../../support/meterHistory';

describe('The meter against the provider’s own books', function () {
  this.timeout(60_000);

  it('contains what is true at every step of random histories', async () => {
    let steps = 0;
    let exact = 0;
    for (let seed = 1; seed <= 200; seed += 1) {
      const report = await playHistory(seed, 15);
      assert.deepEqual(report.violations, []);
      steps += report.steps;
      exact += report.exact;
    }
    // A meter that always says "0 to 1,000" would contain everything.
    assert.ok(steps > 10_000 && exact > steps / 20, `${exact} of ${steps} exact`);
  });
});
