import { playHistory } from '../test/support/meterHistory';
import { rounded, type Measurement } from './support/measurement';

const histories = 10_000;
const length = 25;

/** How often the quota that is shown does not contain the provider's truth. */
export async function bench(): Promise<readonly Measurement[]> {
  let [steps, exact, untold] = [0, 0, 0];
  const violations: string[] = [];
  for (let seed = 1; seed <= histories; seed += 1) {
    const report = await playHistory(seed, length);
    steps += report.steps;
    exact += report.exact;
    untold += report.untold;
    violations.push(...report.violations);
  }
  return [
    {
      name: 'meter_violations',
      value: violations.length,
      unit: 'steps',
      histories,
      steps,
      one_number_share: rounded(exact / steps),
      // What somebody else did since the provider's last word is not held against the meter there.
      untold_share: rounded(untold / steps),
      ...(violations[0] !== undefined && { first: violations[0] }),
    },
  ];
}
