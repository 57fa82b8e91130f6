import { causes } from './causes';
import type { ErrorContext } from './errorContext';
import type { Evidence } from './evidence';
import { collectEvidence } from './evidence';
import type { Counted } from '../ports';
import { recogniseCause } from './recogniseCause';
import type { CauseName } from './causeName';
import { makeTurnError, TurnError } from './errors';

/** The error for whatever was caught. Never throws; an error that is one already is returned as it is. */
export function toTurnError(caught: unknown, context: ErrorContext): TurnError {
  try {
    if (caught instanceof TurnError) return caught;
    const evidence = collectEvidence(caught, context);
    const name = recogniseCause(evidence);
    return makeTurnError(name, withReset(name, evidence), caught);
  } catch {
    return makeTurnError('unknown', {}, caught);
  }
}

/** Causes that last until the provider's day ends. A wait of seconds that comes with them is not to be believed. */
export const dailyCauses: readonly CauseName[] = ['dailyLimit', 'modelDailyLimit'];

function withReset(name: CauseName, evidence: Evidence): Evidence {
  const { retryAt, ...rest } = evidence;
  if (retryAt === undefined || rest.resetsAt !== undefined || dailyCauses.includes(name)) {
    return rest;
  }
  return { ...rest, resetsAt: retryAt };
}

/** Whether the daily counter counted a request that failed like this. */
export function countedOf({ causeName, evidence }: TurnError): Counted {
  const { counted } = causes[causeName];
  if (evidence.accepted) return 'yes';
  // It may have left before the connection was lost.
  return counted === 'no' && evidence.connection === 'unclear' ? 'unknown' : counted;
}
