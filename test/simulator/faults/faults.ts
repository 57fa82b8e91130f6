import { badRequests } from './badRequests';
import { busyModels } from './busyModels';
import { connectionFaults } from './connectionFaults';
import type { FaultDescription, FaultParameters } from './fault';
import { refusedAccounts } from './refusedAccounts';
import { streamFaults } from './streamFaults';

const table = {
  ...badRequests,
  ...refusedAccounts,
  ...busyModels,
  ...streamFaults,
  ...connectionFaults,
} as const;

export type FaultName = keyof typeof table;

/** A fault by its name, or by its name with what can be set about it. */
export type Fault = FaultName | (FaultParameters & { readonly name: FaultName });

/** Everything that can go wrong, each with one line that says what the client sees. */
export const faults: Readonly<Record<FaultName, FaultDescription>> = table;

/** The names, to walk the whole list. */
export const faultNames = Object.keys(table) as readonly FaultName[];
