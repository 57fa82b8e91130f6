import type { CauseName } from '../llm/causeName';

/** The codes that VS Code has for a language model that does not answer; undefined: any other trouble. */
export type Refusal = 'NotFound' | 'NoPermissions' | 'Blocked' | undefined;

const notFound: readonly CauseName[] = ['modelGone', 'noFreeModel', 'paidModel', 'unavailable'];

/** The user has to do something before this model is open to them. */
const noPermissions: readonly CauseName[] = [
  'noKey',
  'noAddress',
  'wrongKey',
  'forbidden',
  'notInPlan',
  'gated',
  'dataPolicy',
  'region',
  'guardrail',
];

/** A limit is reached. */
const blocked: readonly CauseName[] = [
  'dailyLimit',
  'modelDailyLimit',
  'minuteLimit',
  'modelMinuteLimit',
  'rateLimited',
  'admissionControl',
  'inFlightBudget',
  'keyLimit',
  'credits',
  'budget',
];

export function refusalOf(cause: CauseName): Refusal {
  if (notFound.includes(cause)) return 'NotFound';
  if (noPermissions.includes(cause)) return 'NoPermissions';
  return blocked.includes(cause) ? 'Blocked' : undefined;
}
