import { startSimulator } from '../test/simulator/simulator';
import { playHistory, type MeterReport } from '../test/support/meterHistory';
import { simulatedKinds } from '../test/support/simulatedQuotas';
import { WireHistory } from '../test/support/wireHistory';
import { rounded, type Measurement } from './support/measurement';

const histories = 10_000;
const length = 25;
/** Of whole turns over HTTP, against the simulator; for each provider. */
const wireHistories = 40;
const wireLength = 250;

/** How often the quota that is shown does not contain the provider's truth. */
export async function bench(): Promise<readonly Measurement[]> {
  const books = new Sum();
  for (let seed = 1; seed <= histories; seed += 1) books.add(await playHistory(seed, length));
  const wire = new Sum();
  const simulator = await startSimulator();
  for (const kind of simulatedKinds) {
    for (let seed = 1; seed <= wireHistories; seed += 1)
      wire.add(await new WireHistory(simulator, seed, kind).run(wireLength));
  }
  await simulator.close();
  return [books.measure('meter_violations'), wire.measure('meter_wire_violations')];
}

class Sum {
  private histories = 0;
  private steps = 0;
  private exact = 0;
  private untold = 0;
  private readonly violations: string[] = [];

  add(report: MeterReport): void {
    this.histories += 1;
    this.steps += report.steps;
    this.exact += report.exact;
    this.untold += report.untold;
    this.violations.push(...report.violations);
  }

  measure(name: string): Measurement {
    const { steps, exact, untold, violations } = this;
    return {
      name,
      value: violations.length,
      unit: 'steps',
      histories: this.histories,
      steps,
      one_number_share: rounded(exact / steps),
      // What somebody else did since the provider's last word is not held against the meter there.
      untold_share: rounded(untold / steps),
      ...(violations[0] !== undefined && { first: violations[0] }),
    };
  }
}
