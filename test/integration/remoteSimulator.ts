import { connectSimulator, type RemoteSimulator } from '../simulator/remote';

function fromRunner(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: use "npm run test:integration".`);
  return value;
}

/** The simulator that the runner started, and that Frugal in this host talks to. */
export const runningSimulator = (): RemoteSimulator =>
  connectSimulator(fromRunner('FRUGAL_TEST_SIMULATOR'));

/** A key that the simulator accepts. */
export const simulatorKey = (): string => fromRunner('FRUGAL_TEST_KEY');
