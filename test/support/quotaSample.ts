import type { Quota } from '../../src/shared/quota';

/** A day of OpenRouter on which some was used. */
export const quotaSample: Quota = {
  certainty: 'counted',
  providerName: 'OpenRouter',
  toldBy: 'keyInfo',
  resets: 'UTC',
  used: 12,
  limit: 50,
  left: 38,
  usedThisMinute: 2,
};
