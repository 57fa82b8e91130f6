import {
  faultNames,
  startSimulator,
  type FaultName,
  type Simulator,
} from '../test/simulator/simulator';
import type { Clock, Fetch } from '../src/core/ports';
import { SessionHarness, turnAbout } from '../test/support/sessionHarness';
import { freeModels } from './support/dayWorld';
import type { Measurement } from './support/measurement';

const depth = 3;
/** Time runs this many times faster, so that silence and limits are over soon. */
const haste = 1000;

const hurriedClock: Clock = {
  now: () => startedAt + (Date.now() - startedAt) * haste,
  after: (ms, run) => {
    const timer = setTimeout(run, ms / haste);
    return { dispose: () => clearTimeout(timer) };
  },
};
const startedAt = Date.now();

/** How many requests a turn makes when its first meets the first of these faults, its second the second, and so on. */
async function requestsOf(simulator: Simulator, met: readonly FaultName[]): Promise<number> {
  let sent = 0;
  const send: Fetch = (url, init) => {
    if (init?.method === 'POST') {
      simulator.clearFaults();
      const name = met[sent++];
      if (name !== undefined) simulator.fault({ name, deltasPerSecond: 2000 }, { times: Infinity });
    }
    return fetch(url, init);
  };
  simulator.clearFaults();
  Object.assign(simulator.account(), { usedToday: 0, usedThisMinute: 0 });
  const harness = await new SessionHarness(simulator, { clock: hurriedClock, fetch: send }).start(
    simulator,
  );
  await harness.session.run(turnAbout('explain', 'export const answer = 42;\n'));
  harness.dispose();
  return sent;
}

/**
 * Every sequence of faults up to `depth`: where a turn makes no further request after the first ones, those that begin
 * alike cannot differ.
 */
export async function bench(): Promise<readonly Measurement[]> {
  const simulator = await startSimulator({ clock: hurriedClock, catalogue: freeModels });
  simulator.answer('Yes. It does what it says, and nothing else.');
  try {
    let most = 0;
    let turns = 0;
    let open: readonly (readonly FaultName[])[] = [[]];
    for (let length = 1; length <= depth; length++) {
      const longer: (readonly FaultName[])[] = [];
      for (const begun of open)
        for (const name of faultNames) {
          const met = [...begun, name];
          const requests = await requestsOf(simulator, met);
          turns += 1;
          most = Math.max(most, requests);
          if (requests > met.length) longer.push(met);
        }
      open = longer;
    }
    const sequences = faultNames.length ** depth;
    return [
      { name: 'turn_requests_max', value: most, unit: 'requests', budget: 2, sequences, turns },
    ];
  } finally {
    await simulator.close();
  }
}
