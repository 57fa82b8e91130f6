import type { StartedApp } from '../startApp';
import type { FrugalApi } from './frugalApi';

/** The API for other extensions. Nothing is started before one of them uses it. */
export function createApi(start: () => Promise<StartedApp>): FrugalApi {
  return {
    version: 1,
    send: async (question) => {
      const [{ send }, { app }] = await Promise.all([import('./send'), start()]);
      return send(app, question);
    },
    quota: async () => {
      const [{ readQuota }, { app }] = await Promise.all([import('./readQuota'), start()]);
      return readQuota(app);
    },
  };
}
