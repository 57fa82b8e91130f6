import { isUsedUp, type Quota } from '../../shared/quota';
import { minuteMs } from '../quota/calendar';

/**
 * Whether a request may leave, once the provider was just asked for its figure. `unsure`: it could not be reached, or the
 * figure may be of the day before, for clocks differ and it answers from a cache. `usedUp`: today's are used up as well.
 * @param askedAt epoch milliseconds, before it was asked
 */
export function mayLeave(quota: Quota, askedAt: number): 'yes' | 'unsure' | 'usedUp' {
  if (isUsedUp(quota)) return 'usedUp';
  // The meter asks no more than once a minute.
  const fresh = (quota.confirmedAt ?? 0) >= askedAt - minuteMs;
  return fresh && (quota.leftAtLeast ?? 0) > 0 ? 'yes' : 'unsure';
}
