import type { CompletionSign } from '../../shared/protocol';
import type { App } from '../app';
import type { Source } from './completions';
import { contextOffers } from './contextOffers';
import { slashOffers } from './slashOffers';

/** What is offered behind a sign. */
export function sourceOf(app: App, sign: CompletionSign): Source {
  const sources: Readonly<Record<CompletionSign, Source>> = {
    '@': (typed, signal) => contextOffers(app, typed, signal),
    '/': (typed) => slashOffers(app, typed),
  };
  return sources[sign];
}
