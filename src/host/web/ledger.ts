import type {
  Confirmation,
  JudgedEdit,
  Ledger,
  LedgerEnd,
  LedgerStart,
  Reservation,
  SentRequest,
  UsageRow,
} from '../../core/ports';
import { dayMs, minuteMs, startOfDay } from '../../core/quota/calendar';
import { accountOf } from '../../core/quota/counter';
import { freeAt, minuteSince } from '../../core/quota/minuteRule';
import { addUp } from '../../core/usage/addUp';
import { totalsOf, type AccountUsage } from '../../core/usage/totalsOf';
import type { UsageDay } from '../../core/usage/usageTotals';
import { savedTurns } from '../../shared/usage';
import type { Records } from './records';
import type { Windows } from './windows';
import { without } from './without';

/** A request as it is kept. */
interface KeptRequest extends AccountUsage {
  readonly claim?: string;
  /** Its details were cleared. */
  readonly cleared?: true;
}

type Row = readonly [id: number, request: KeptRequest];
type Change = readonly [name: string, value: unknown];

/** How long a row is kept: a year, and the month that one compares with. */
const keptMs = 400 * dayMs;
/** So many rows that are older go with each new one. */
const goAtOnce = 20;
/** More than these say nothing new of a model. */
const mostEdits = 1000;

const requests = 'request/';
const confirmations = 'confirmation/';

/** Every request, one record each, in files that all windows share. */
export class WebLedger implements Ledger {
  constructor(
    private readonly records: Records,
    private readonly windows: Windows,
  ) {}

  begin(start: LedgerStart): Promise<number> {
    return this.add(start.at, toRequest(start));
  }

  reserve(
    start: Omit<LedgerStart, 'at'>,
    perMinute: number,
    now: () => number,
  ): Promise<Reservation> {
    return this.windows.alone(async () => {
      await this.records.refreshNow();
      const rows = this.known();
      const at = now();
      const sent = rows
        .map(([, request]) => request)
        .filter((row) => row.account === start.account && row.counted !== 'no')
        .filter((row) => row.at >= minuteSince(at));
      const free = freeAt(
        sent.map((row) => row.at),
        perMinute,
        at,
      );
      if (free !== undefined) return { freeAt: free };
      return { id: await this.begin({ ...start, at }), at };
    });
  }

  async end(id: number, { at, ...end }: LedgerEnd): Promise<void> {
    const { countsAtMost, ...told } = end;
    await this.change(id, (request) => ({
      ...request,
      ...told,
      endedAt: at,
      countsAtMost: countsAtMost ?? request.countsAtMost,
    }));
  }

  async saved(start: LedgerStart): Promise<void> {
    const request = toRequest({ ...start, countsAtMost: 0 });
    await this.add(start.at, { ...request, outcome: 'kept', counted: 'no', endedAt: start.at });
  }

  judged(id: number, edit: JudgedEdit): Promise<void> {
    return this.change(id, (request) => ({ ...request, ...edit }));
  }

  accepted(id: number): Promise<void> {
    return this.change(id, (request) =>
      request.proposal === 'placed' ? { ...request, proposal: 'accepted' } : request,
    );
  }

  async sentSince(account: string, since: number): Promise<readonly SentRequest[]> {
    return (await this.rows())
      .filter(([, row]) => row.account === account && row.at >= since && row.outcome !== 'kept')
      .map(([id, { at, endedAt, counted, countsAtMost }]) => {
        return { id, at, ...(endedAt !== undefined && { endedAt }), counted, countsAtMost };
      });
  }

  confirm(account: string, confirmation: Confirmation): Promise<void> {
    return this.windows.alone(async () => {
      await this.records.refreshNow();
      const known = this.confirmationOf(account);
      const isNewer =
        !known || confirmation.at >= known.at || known.at > confirmation.until + minuteMs;
      if (isNewer) await this.records.write([confirmations + account, confirmation]);
    });
  }

  async latestConfirmation(account: string): Promise<Confirmation | undefined> {
    await this.records.refresh();
    return this.confirmationOf(account);
  }

  async usage(): Promise<readonly UsageRow[]> {
    return (await this.told()).map(toUsageRow);
  }

  async usageDays(since: number, now: number): Promise<readonly UsageDay[]> {
    const today = startOfDay(now);
    const byDay = new Map<number, KeptRequest[]>();
    for (const row of await this.told()) {
      const day = startOfDay(row.at);
      if (day < since || day >= today + dayMs) continue;
      byDay.set(day, [...(byDay.get(day) ?? []), row]);
    }
    if (!byDay.has(today)) byDay.set(today, []);
    return [...byDay]
      .sort(([a], [b]) => a - b)
      .map(([at, rows]) => ({ at, totals: addUp(rows.map(totalsOf)) }));
  }

  async savedSince(since: number): Promise<number> {
    const rows = (await this.told()).filter(({ at }) => at >= since);
    return savedTurns(addUp(rows.map(totalsOf)));
  }

  async recent(account: string, since: number): Promise<readonly UsageRow[]> {
    const isOwn = (row: KeptRequest): boolean =>
      row.at >= since && accountOf(row.account) === account;
    return (await this.told()).filter(isOwn).map(toUsageRow);
  }

  async edits(since: number): Promise<readonly UsageRow[]> {
    return (await this.told())
      .filter(({ at, proposal }) => at >= since && proposal !== undefined)
      .toReversed()
      .slice(0, mostEdits)
      .map(toUsageRow);
  }

  async clearUsage(since: number): Promise<void> {
    const changes = (await this.rows()).flatMap(([id, row]): readonly Change[] => {
      if (row.at < since || row.outcome === 'kept') return [[nameOf(id), undefined]];
      return row.endedAt === undefined ? [] : [[nameOf(id), cleared(row)]];
    });
    await this.records.write(...changes);
    // What was replaced still has the details.
    await this.records.purge();
  }

  /** Whether a request was made under this claim. */
  async hasLeft(claim: string): Promise<boolean> {
    await this.records.refreshNow();
    return this.known().some(([, row]) => row.claim === claim);
  }

  /** Oldest first. */
  private async rows(): Promise<readonly Row[]> {
    await this.records.refresh();
    return this.known();
  }

  private known(): readonly Row[] {
    return [...this.records.all(requests)]
      .map(([id, request]): Row => [Number(id), request as KeptRequest])
      .sort(([, a], [, b]) => a.at - b.at);
  }

  /** Those whose details were not cleared; oldest first. */
  private async told(): Promise<readonly KeptRequest[]> {
    return (await this.rows()).flatMap(([, row]) => (row.cleared ? [] : [row]));
  }

  /** This program alone writes them. */
  private confirmationOf(account: string): Confirmation | undefined {
    return this.records.get(confirmations + account) as Confirmation | undefined;
  }

  private async add(at: number, request: KeptRequest): Promise<number> {
    // No other window chooses the same.
    const id = Math.floor(Math.random() * Number.MAX_SAFE_INTEGER);
    const old = [...this.records.all(requests)]
      .filter(([, row]) => (row as KeptRequest).at < at - keptMs)
      .slice(0, goAtOnce);
    await this.records.write(
      [nameOf(id), request],
      ...old.map(([name]) => [requests + name, undefined] as const),
    );
    return id;
  }

  private async change(id: number, change: (row: KeptRequest) => KeptRequest): Promise<void> {
    // Of another window it may not be known here yet.
    if (!this.records.get(nameOf(id))) await this.records.refresh();
    const row = this.records.get(nameOf(id)) as KeptRequest | undefined;
    if (row) await this.records.write([nameOf(id), change(row)]);
  }
}

const nameOf = (id: number): string => `${requests}${id}`;

function toRequest({ countsAtMost = 1, attempt = 1, ...start }: LedgerStart): KeptRequest {
  return { ...start, attempt, countsAtMost, outcome: 'running', counted: 'unknown' };
}

function toUsageRow(request: KeptRequest): UsageRow {
  return without(request, 'account', 'claim', 'cleared');
}

/** What the limits of today need, and no more. */
function cleared(row: KeptRequest): KeptRequest {
  const { at, provider, account, attempt, countsAtMost, outcome, counted, claim } = row;
  const kept = { at, provider, account, attempt, countsAtMost, outcome, counted };
  return {
    ...{ ...kept, model: '', purpose: '', cleared: true },
    ...(claim !== undefined && { claim }),
    ...(row.endedAt !== undefined && { endedAt: row.endedAt }),
  };
}
