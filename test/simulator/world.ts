import type { Answer } from './answers/answer';
import type { Accounts } from './accounts';
import type { Catalogue } from './catalogue';
import type { ChatRequest } from './chatRequest';
import type { SimulatorClock } from './clock';
import type { Faces } from './faces';
import type { FaultQueue } from './faults/faultQueue';
import type { Journal } from './journal';
import type { Grants } from './grants';
import type { Rate } from './streamWriter';

/** What the model is told to say instead of its own answer. */
export type AnswerOverride = string | ((request: ChatRequest) => string | Answer);

/** The state behind the HTTP surface. */
export interface World {
  readonly clock: SimulatorClock;
  readonly journal: Journal;
  readonly accounts: Accounts;
  readonly catalogue: Catalogue;
  readonly faults: FaultQueue;
  readonly grants: Grants;
  /** Everybody but OpenRouter. */
  readonly faces: Faces;
  /** How old the daily figure of `GET /key` may be. */
  readonly keyCacheMs: number;
  rate: Rate;
  answer: AnswerOverride | undefined;
}
