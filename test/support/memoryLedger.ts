import { minuteMs, startOfDay } from '../../src/core/quota/calendar';
import { accountOf } from '../../src/core/quota/counter';
import { freeAt } from '../../src/core/quota/minuteRule';
import type {
  Confirmation,
  JudgedEdit,
  Ledger,
  LedgerEnd,
  LedgerStart,
  Reservation,
  SentRequest,
  UsageRow,
} from '../../src/core/ports';
import { totalsOf } from '../../src/core/usage/totalsOf';
import { addUp } from '../../src/core/usage/addUp';
import type { UsageDay } from '../../src/core/usage/usageTotals';
import { savedTurns } from '../../src/shared/usage';

/** A row as a test reads it; without `end` it is running. */
export interface LedgerRow {
  readonly id: number;
  readonly start: LedgerStart;
  readonly end?: LedgerEnd;
  readonly edit?: JudgedEdit;
}

export class MemoryLedger implements Ledger {
  private kept: LedgerRow[] = [];
  private ids = 0;
  private readonly confirmations = new Map<string, Confirmation>();

  get rows(): readonly LedgerRow[] {
    return this.kept;
  }

  begin(start: LedgerStart): Promise<number> {
    const id = (this.ids += 1);
    this.kept.push({ id, start });
    return Promise.resolve(id);
  }

  async reserve(
    start: Omit<LedgerStart, 'at'>,
    perMinute: number,
    now: () => number,
  ): Promise<Reservation> {
    const at = now();
    const sent = this.kept.filter(
      (row) => row.start.account === start.account && row.end?.counted !== 'no',
    );
    const free = freeAt(
      sent.map((row) => row.start.at),
      perMinute,
      at,
    );
    return free === undefined ? { id: await this.begin({ ...start, at }), at } : { freeAt: free };
  }

  end(id: number, end: LedgerEnd): Promise<void> {
    const index = this.kept.findIndex((row) => row.id === id);
    const row = this.kept[index];
    if (row) this.kept[index] = { ...row, end };
    return Promise.resolve();
  }

  async saved(start: LedgerStart): Promise<void> {
    const id = await this.begin(start);
    await this.end(id, { at: start.at, outcome: 'kept', counted: 'no', countsAtMost: 0 });
  }

  judged(id: number, edit: JudgedEdit): Promise<void> {
    this.kept = this.kept.map((row) => (row.id === id ? { ...row, edit } : row));
    return Promise.resolve();
  }

  accepted(id: number): Promise<void> {
    this.kept = this.kept.map((row) =>
      row.id === id && row.edit?.proposal === 'placed'
        ? { ...row, edit: { ...row.edit, proposal: 'accepted' } }
        : row,
    );
    return Promise.resolve();
  }

  sentSince(account: string, since: number): Promise<readonly SentRequest[]> {
    const sent = this.kept.filter(
      ({ start, end }) => start.account === account && start.at >= since && end?.outcome !== 'kept',
    );
    return Promise.resolve(sent.map(sentRequest));
  }

  confirm(account: string, confirmation: Confirmation): Promise<void> {
    const known = this.confirmations.get(account);
    const { at, until } = confirmation;
    const isNewer = !known || at >= known.at || known.at > until + minuteMs;
    if (isNewer) this.confirmations.set(account, confirmation);
    return Promise.resolve();
  }

  latestConfirmation(account: string): Promise<Confirmation | undefined> {
    return Promise.resolve(this.confirmations.get(account));
  }

  usage(): Promise<readonly UsageRow[]> {
    return Promise.resolve(this.kept.filter(({ start }) => start.model !== '').map(usageRow));
  }

  usageDays(since: number, now: number): Promise<readonly UsageDay[]> {
    const rows = this.kept
      .filter(({ start: { at, model } }) => at >= since && at <= now && model !== '')
      .map((row) => ({ ...usageRow(row), account: row.start.account }));
    const days = new Set(rows.map(({ at }) => startOfDay(at)).sort((a, b) => a - b));
    const ofDay = (day: number): UsageDay => {
      const own = rows.filter(({ at }) => startOfDay(at) === day);
      return { at: day, totals: addUp(own.map(totalsOf)) };
    };
    return Promise.resolve([...days].map(ofDay));
  }

  async savedSince(since: number): Promise<number> {
    const days = await this.usageDays(since, Infinity);
    return days.reduce((sum, { totals }) => sum + savedTurns(totals), 0);
  }

  recent(account: string, since: number): Promise<readonly UsageRow[]> {
    const rows = this.kept
      .filter(({ start }) => accountOf(start.account) === account && start.at >= since)
      .filter(({ start }) => start.model !== '')
      .sort((a, b) => a.start.at - b.start.at);
    return Promise.resolve(rows.map(usageRow));
  }

  async edits(since: number): Promise<readonly UsageRow[]> {
    const rows = await this.usage();
    return rows.filter(({ at, proposal }) => at >= since && proposal !== undefined).toReversed();
  }

  clearUsage(since: number): Promise<void> {
    this.kept = this.kept.flatMap((row) => {
      if (row.start.at < since || row.end?.outcome === 'kept') return [];
      const { id, start, end } = row;
      return end ? [{ id, start: { ...start, model: '', purpose: '' }, end }] : [row];
    });
    return Promise.resolve();
  }
}

function sentRequest({ id, start, end }: LedgerRow): SentRequest {
  return {
    id,
    at: start.at,
    ...(end && { endedAt: end.at }),
    counted: end?.counted ?? 'unknown',
    countsAtMost: end?.countsAtMost ?? start.countsAtMost ?? 1,
  };
}

function usageRow({ start, end, edit }: LedgerRow): UsageRow {
  const { at, provider, model, purpose, attempt = 1, countsAtMost = 1 } = start;
  const asked = { at, provider, model, purpose, attempt, countsAtMost };
  if (!end) return { ...asked, outcome: 'running', counted: 'unknown' };
  const { at: endedAt, countsAtMost: triedAtMost = countsAtMost, ...ended } = end;
  return { ...asked, countsAtMost: triedAtMost, ...ended, endedAt, ...edit };
}
