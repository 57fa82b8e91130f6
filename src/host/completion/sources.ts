import type { CompletionSign } from '../../shared/protocol';
import type { App } from '../app';
import type { Source } from './completions';
import { contextOffers } from './contextOffers';

/** What is offered behind a sign. */
export function sourceOf(app: App, sign: CompletionSign): Source {
  const sources: Readonly<Record<CompletionSign, Source>> = {
    '@': (typed, signal) => contextOffers(app, typed, signal),
    '/': () => none(),
  };
  return sources[sign];
}

async function* none(): AsyncGenerator<never> {
  // Commands come here.
}
