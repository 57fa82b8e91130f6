import type { Catalogues } from '../../core/catalogue/catalogues';
import type { ChatSession } from '../../core/chat/session';
import type { Cache, Clock, Fetch, Ledger, Logger, Secrets, Settings } from '../../core/ports';
import type { Favourites } from '../../core/routing/favourites';
import type { HiddenModels } from '../../core/routing/hiddenModels';
import type { ModelChoice } from '../../core/routing/modelChoice';
import type { ModelNotes } from '../../core/routing/modelNotes';
import type { HostNotifier } from '../notifier';

/** What is known of models on this machine, and the way to those who run them. */
export interface KnownModels {
  readonly session: Pick<ChatSession, 'currentModel'>;
  readonly catalogue: Pick<Catalogues, 'kept' | 'weekAgo'>;
  readonly models: Pick<ModelChoice, 'records'>;
  readonly favourites: Favourites;
  readonly hidden: HiddenModels;
  readonly notes: ModelNotes;
  readonly ledger: Pick<Ledger, 'usageDays'>;
  readonly keys: Secrets;
  readonly settings: { readonly read: () => Settings };
  readonly clock: Clock;
  readonly fetch: Fetch;
  readonly cache: Cache;
}

/** What the models view needs of the app. */
export interface ModelsParts extends KnownModels {
  readonly session: ChatSession;
  readonly catalogue: Catalogues;
  readonly models: ModelChoice;
  readonly notifier: HostNotifier;
  readonly log: Logger;
}
