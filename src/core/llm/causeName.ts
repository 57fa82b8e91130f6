/** Every cause for which a request can fail, by name. Kept in the ledger. */
export type CauseName = AccountCause | ModelCause | RequestCause | NetworkCause;

/** Another model does not help. */
export type AccountCause =
  | 'noKey'
  | 'noAddress'
  | 'wrongKey'
  | 'keyLimit'
  | 'credits'
  | 'inFlightBudget'
  | 'budget'
  | 'dailyLimit'
  | 'minuteLimit'
  | 'admissionControl'
  | 'rateLimited'
  | 'forbidden';

/** Another model may help. */
export type ModelCause =
  | 'busy'
  | 'overloaded'
  | 'modelMinuteLimit'
  | 'modelDailyLimit'
  | 'notInPlan'
  | 'unavailable'
  | 'providerTimeout'
  | 'modelError'
  | 'emptyAnswer'
  | 'reasoningOnly'
  | 'gated'
  | 'dataPolicy'
  | 'modelGone'
  | 'noFreeModel'
  | 'paidModel'
  | 'paidAnswer'
  | 'noTools'
  | 'noImages'
  | 'constraint'
  | 'region';

/** The message itself is refused. */
export type RequestCause =
  | 'tooLong'
  | 'tooLongForMinute'
  | 'tooLarge'
  | 'moderation'
  | 'guardrail'
  | 'badRequest'
  | 'fieldRefused'
  | 'stopped';

/** The way to the provider, or the provider as a whole. */
export type NetworkCause =
  | 'network'
  | 'notRunning'
  | 'dns'
  | 'tls'
  | 'timeout'
  | 'noProgress'
  | 'cut'
  | 'malformed'
  | 'notTheProvider'
  | 'cloudflare'
  | 'serverError'
  | 'unknown';
