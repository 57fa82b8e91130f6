import { TurnError } from '../llm/errors';
import { say } from '../say';

/** `network`: no answer; `timeout`: none in time; `status`: an HTTP error; `body`: not a list of models. */
export type CatalogueFault = 'network' | 'timeout' | 'status' | 'body';

const sentences: Readonly<Record<CatalogueFault, () => string>> = {
  network: () => say('The list of models could not be fetched: the provider could not be reached.'),
  timeout: () =>
    say('The list of models could not be fetched: the provider did not answer in time.'),
  status: () =>
    say('The list of models could not be fetched: the provider answered with an error.'),
  body: () => say('The list of models could not be fetched: the answer was not a list of models.'),
};

/** There is no newer list of models than the one kept. The message is a sentence for the user. */
export class CatalogueError extends Error {
  override readonly name = 'CatalogueError';

  constructor(
    readonly reason: CatalogueFault,
    cause?: unknown,
    /** Of the HTTP answer, with `status`. */
    readonly status?: number,
  ) {
    super(sentences[reason](), { cause });
  }
}

/** Whether it is the word that no list could be had of whom is to be asked. */
export function isUnreached(caught: unknown): boolean {
  if (caught instanceof TurnError) return ['network', 'notRunning'].includes(caught.causeName);
  return caught instanceof CatalogueError;
}
