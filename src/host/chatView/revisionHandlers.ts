import { providerIds } from '../../core/llm/presets';
import type { FromPage, Handlers } from '../../shared/protocol';
import type { App } from '../app';
import { pickOtherModel } from '../models/pickOtherModel';

type Revising =
  | 'retry'
  | 'retryWith'
  | 'sendWith'
  | 'continueAnswer'
  | 'editQuestion'
  | 'stepBranch'
  | 'deleteMessage';

/** What the page says of messages that are there. */
export function revisionHandlers(app: App): Pick<Handlers<FromPage>, Revising> {
  const { notifier, session } = app;
  const { revisions } = session;
  const run = (action: () => unknown): void => void notifier.run(action);
  return {
    retry: ({ id }) => run(() => revisions.retry(id)),
    retryWith: ({ id }) =>
      run(async () => {
        const model = await pickOtherModel(app);
        if (model !== undefined) await revisions.retry(id, { afresh: true, model });
      }),
    sendWith: ({ id, provider }) =>
      run(async () => {
        const known = providerIds.find((each) => each === provider);
        if (known) await revisions.retry(id, { provider: known });
      }),
    continueAnswer: ({ id }) => run(() => revisions.continueAnswer(id)),
    editQuestion: ({ id, text }) => run(() => revisions.edit(id, text)),
    stepBranch: ({ id, by }) => run(() => revisions.step(id, by)),
    deleteMessage: ({ id }) => run(() => revisions.delete(id)),
  };
}
