import type { Answer } from '../answers/answer';
import type { Act } from '../acts';
import type { ErrorReply } from '../apiError';
import type { Account } from '../accounts';
import type { Generation } from '../generation';
import type { Rate } from '../streamWriter';

/** What a fault may know when it strikes. */
export interface FaultContext {
  readonly model: string;
  readonly requested: readonly string[];
  readonly host: string;
  readonly account: Account;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly parameters: FaultParameters;
}

/** What can be set per use; each fault reads those that make sense for it. */
export interface FaultParameters {
  /** Deltas that come through first. Default 3. */
  readonly after?: number;
  /** `Retry-After`, in seconds. */
  readonly retryAfter?: number;
  /** Instead of the fault's own message. */
  readonly message?: string;
  /** Characters of a huge answer. Default 200,000. */
  readonly characters?: number;
  /** Deltas per second of slow and fast answers. */
  readonly deltasPerSecond?: number;
  /** US dollars of an answer that should have been free. */
  readonly cost?: number;
  /** How often keep-alive comments come, in milliseconds. Default 100. */
  readonly everyMs?: number;
}

interface Described {
  /** One line: what the client sees. */
  readonly about: string;
}

/** An HTTP error, or an error in a 200. */
export interface HttpFault extends Described {
  readonly kind: 'http';
  /** What OpenRouter says; the status is in it. */
  readonly reply: (context: FaultContext) => ErrorReply;
  /** `model`: the next of `models` is tried. `account`: nothing else can help. */
  readonly scope: 'model' | 'account';
  /** Whether it takes a free request. Refusals at the door do not; failures of a model do. */
  readonly counted: boolean;
}

/** Something that goes wrong after the head of a good answer. */
export interface StreamFault extends Described {
  readonly kind: 'stream';
  readonly answer?: (answer: Answer, parameters: FaultParameters) => Answer;
  readonly generation?: (generation: Generation, parameters: FaultParameters) => Generation;
  readonly acts?: (
    acts: Iterable<Act>,
    generation: Generation,
    parameters: FaultParameters,
  ) => Iterable<Act>;
  readonly rate?: (rate: Rate, parameters: FaultParameters) => Rate;
  readonly wire?: { readonly newline?: '\r\n'; readonly splitCharacters?: true };
}

/** An answer of the wrong kind, or none at all. */
export interface ConnectionFault extends Described {
  readonly kind: 'connection';
  /** It comes from something between here and OpenRouter, which counts nothing. */
  readonly between?: true;
  readonly does:
    /** The socket is destroyed before a status. */
    | { readonly what: 'reset' }
    /** The connection stays open and silent. */
    | { readonly what: 'silence' }
    /** A 200 with this body. */
    | {
        readonly what: 'body';
        readonly contentType: string;
        readonly body: (context: FaultContext) => string;
      }
    /** A finished completion though a stream was asked for. */
    | { readonly what: 'completion' };
}

export type FaultDescription = HttpFault | StreamFault | ConnectionFault;
