import type { Clock, Keep, Ledger, LedgerStart, Reservation } from '../ports';
import { pause } from '../routing/pause';

export interface BeginDeps {
  readonly clock: Clock;
  readonly keep: Keep;
  readonly ledger: Pick<Ledger, 'begin' | 'reserve'>;
}

/** A request that may leave now. */
export interface Begun {
  /** Its row; absent when the ledger cannot be written, which stops no turn. */
  readonly row?: number;
  /** Epoch milliseconds. */
  readonly at: number;
}

export interface Place {
  /** Requests that the account may send in a minute, from all windows together; absent: any number. */
  readonly perMinute: number | undefined;
  /** There is no place before then, in epoch milliseconds. It may be called again. */
  readonly waits: (until: number) => void;
}

/** Writes the row of a request as soon as the minute has a place for it. Undefined once it is cancelled. */
export async function beginRequest(
  deps: BeginDeps,
  start: Omit<LedgerStart, 'at'>,
  { perMinute, waits }: Place,
  signal: AbortSignal,
): Promise<Begun | undefined> {
  const now = (): number => deps.clock.now();
  while (!signal.aborted) {
    const reserved = await deps.keep<Reservation>(() =>
      perMinute === undefined
        ? beginNow(deps, { ...start, at: now() })
        : deps.ledger.reserve(start, perMinute, now),
    );
    if (reserved === undefined) return { at: now() };
    if ('id' in reserved) return { row: reserved.id, at: reserved.at };
    waits(reserved.freeAt);
    await pause(deps.clock, reserved.freeAt, signal);
  }
  return undefined;
}

async function beginNow({ ledger }: BeginDeps, start: LedgerStart): Promise<Reservation> {
  return { id: await ledger.begin(start), at: start.at };
}
