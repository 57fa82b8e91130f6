import type { FaultName } from './faults/faults';

export type Ending =
  /** Still going. */
  | 'open'
  /** The whole answer was sent. */
  | 'complete'
  /** The simulator cut it, as a fault told it to. */
  | 'cut'
  /** The client hung up first. */
  | 'aborted';

/** What became of a request. It fills while the request goes on. */
export interface JournalOutcome {
  readonly ending: Ending;
  /** HTTP status; undefined when not even the head of an answer was sent. */
  readonly status?: number;
  readonly fault?: FaultName;
  /** Whether it took one of the account's free requests. */
  readonly counted: boolean;
  /** The model that answered, after failover. */
  readonly model?: string;
  /** Models tried, in order. */
  readonly tried: readonly string[];
  /** Bytes of the answer's body. */
  readonly bytes: number;
}

/** One HTTP request as it came in. */
export interface JournalEntry {
  /** Epoch milliseconds by the simulator's clock. */
  readonly at: number;
  readonly method: string;
  /** Without the query, e.g. `/api/v1/chat/completions`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Names in lower case, as Node gives them. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON; a string when it was not JSON; undefined when there was none. */
  readonly body: unknown;
  readonly outcome: JournalOutcome;
}

export type OpenEntry = Omit<JournalEntry, 'body' | 'outcome'> & {
  body: unknown;
  outcome: JournalOutcome;
};

export class Journal {
  private readonly list: OpenEntry[] = [];

  get entries(): readonly JournalEntry[] {
    return this.list;
  }

  /** Only what the quotas count, whoever was asked. */
  get requests(): readonly JournalEntry[] {
    return this.list.filter(
      ({ method, path }) => method === 'POST' && path.endsWith('/chat/completions'),
    );
  }

  open(head: Omit<JournalEntry, 'body' | 'outcome'>): OpenEntry {
    const outcome = { ending: 'open', counted: false, tried: [], bytes: 0 } as const;
    const entry: OpenEntry = { ...head, body: undefined, outcome };
    this.list.push(entry);
    return entry;
  }

  clear(): void {
    this.list.length = 0;
  }
}

/** Writes down what is known of an outcome so far. */
export function note(entry: OpenEntry, change: Partial<JournalOutcome>): void {
  entry.outcome = { ...entry.outcome, ...change };
}
