import type { Keep, Logger, Notifier } from '../core/ports';
import { StorageError } from '../core/storageError';

/** What cannot be kept is said once for each reason; the turn goes on. */
export function createKeep(notifier: Notifier, logger: Logger): Keep {
  const told = new Set<string>();
  return async (work) => {
    try {
      return await work();
    } catch (error) {
      const storage = error instanceof StorageError;
      logger.error('something was not kept', error);
      const reason = storage ? error.reason : 'bug';
      if (storage && !told.has(reason)) void notifier.tell('warning', error.message);
      told.add(reason);
      return undefined;
    }
  };
}
