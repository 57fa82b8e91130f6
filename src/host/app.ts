import type { Catalogues } from '../core/catalogue/catalogues';
import type { ChatHistory } from '../core/chat/chatHistory';
import type { ChatSession } from '../core/chat/session';
import type { AnswerCache, Clock, Fetch, Ledger } from '../core/ports';
import type { QuestionQueue } from '../core/queue/questionQueue';
import type { AccountMeter } from '../core/quota/accountMeter';
import type { Favourites } from '../core/routing/favourites';
import type { HiddenModels } from '../core/routing/hiddenModels';
import type { ModelChoice } from '../core/routing/modelChoice';
import type { ModelNotes } from '../core/routing/modelNotes';
import type { Collection } from './collect/collection';
import type { ChatView } from './chatView/chatView';
import type { CompareView } from './compareView/compareView';
import type { Log } from './log';
import type { ContextFinder } from './editor/contextFinder';
import type { HostNotifier } from './notifier';
import type { Review } from './review/review';
import type { KeyStore } from './secrets';
import type { SettingsReader } from './settings';
import type { TaskRunner } from './tasks/taskRunner';
import type { UsageView } from './usageView/usageView';

/** What commands and the page's messages work with. */
export interface App {
  readonly session: ChatSession;
  readonly history: ChatHistory;
  readonly queue: QuestionQueue;
  readonly view: ChatView;
  readonly review: Review;
  readonly usage: UsageView;
  readonly compare: CompareView;
  readonly catalogue: Catalogues;
  readonly favourites: Favourites;
  readonly hidden: HiddenModels;
  readonly notes: ModelNotes;
  readonly models: ModelChoice;
  readonly meter: AccountMeter;
  readonly ledger: Ledger;
  readonly answers: AnswerCache;
  readonly keys: KeyStore;
  readonly settings: SettingsReader;
  readonly context: ContextFinder;
  readonly collection: Collection;
  readonly tasks: TaskRunner;
  readonly notifier: HostNotifier;
  readonly log: Log;
  readonly clock: Clock;
  readonly fetch: Fetch;
}
