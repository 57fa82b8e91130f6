import type { Keep, Logger, Notifier } from '../core/ports';
import { StorageError } from '../core/storageError';

/** What cannot be kept is said once for each reason; the turn goes on. */
export function createKeep(notifier: Notifier, logger: Logger): Keep {
  const told = new Set<string>();
  return async (work) => {
    try {
      return await work();
    } catch (error) {
      logger.error('Something was not kept.', error);
      const fault = error instanceof StorageError ? error : new StorageError('other', error);
      if (!told.has(fault.reason)) void notifier.tell('warning', fault.message);
      told.add(fault.reason);
      return undefined;
    }
  };
}
