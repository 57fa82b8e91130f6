import assert from 'node:assert/strict';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { simulatedKinds } from '../../support/simulatedQuotas';
import { WireHistory } from '../../support/wireHistory';

describe('The meter against the simulator', function () {
  this.timeout(60_000);
  let simulator: Simulator;

  before(async () => {
    simulator = await startSimulator();
  });
  after(() => simulator.close());

  for (const kind of simulatedKinds) {
    it(`contains the truth of ${kind} at every step, with whole turns from two windows`, async () => {
      let [steps, exact, untold] = [0, 0, 0];
      for (let seed = 1; seed <= 4; seed += 1) {
        const report = await new WireHistory(simulator, seed, kind).run(60);
        assert.equal(report.violations[0], undefined);
        steps += report.steps;
        exact += report.exact;
        untold += report.untold;
      }
      const told = `${steps} steps, ${exact} exact, ${untold} untold`;
      // A meter that always says "0 to 1,000" would contain everything.
      assert.ok(steps > 500 && exact > steps / 10 && untold > 0, told);
    });
  }
});
