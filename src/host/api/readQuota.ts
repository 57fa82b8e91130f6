import type { App } from '../app';
import type { FrugalQuota } from './frugalApi';

/** The figure of the status bar. @throws StorageError */
export async function readQuota({ meter }: Pick<App, 'meter'>): Promise<FrugalQuota> {
  const { leftAtLeast, leftAtMost, limit, resetsAt } = await meter.quota();
  return {
    ...(leftAtLeast !== undefined && { leftAtLeast }),
    ...(leftAtMost !== undefined && { leftAtMost }),
    ...(limit !== undefined && { limit }),
    ...(resetsAt !== undefined && { resetsAt }),
  };
}
