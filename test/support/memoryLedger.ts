import type { Confirmation, Ledger, LedgerEnd, LedgerStart } from '../../src/core/ports';

/** A row as a test reads it; without `end` it is running. */
export interface LedgerRow {
  readonly id: number;
  readonly start: LedgerStart;
  readonly end?: LedgerEnd;
}

export class MemoryLedger implements Ledger {
  private readonly kept: LedgerRow[] = [];
  private readonly confirmations = new Map<string, Confirmation>();

  get rows(): readonly LedgerRow[] {
    return this.kept;
  }

  begin(start: LedgerStart): Promise<number> {
    const id = this.kept.length + 1;
    this.kept.push({ id, start });
    return Promise.resolve(id);
  }

  end(id: number, end: LedgerEnd): Promise<void> {
    const index = this.kept.findIndex((row) => row.id === id);
    const row = this.kept[index];
    if (row) this.kept[index] = { ...row, end };
    return Promise.resolve();
  }

  countSince(account: string, since: number): Promise<number> {
    const counted = this.of(account).filter(
      (row) => row.start.at >= since && row.end?.counted !== 'no',
    );
    return Promise.resolve(counted.length);
  }

  lastRequestAt(account: string): Promise<number | undefined> {
    const times = this.of(account).map((row) => row.start.at);
    return Promise.resolve(times.length > 0 ? Math.max(...times) : undefined);
  }

  confirm(account: string, confirmation: Confirmation): Promise<void> {
    const known = this.confirmations.get(account);
    if (!known || confirmation.at >= known.at) this.confirmations.set(account, confirmation);
    return Promise.resolve();
  }

  latestConfirmation(account: string): Promise<Confirmation | undefined> {
    return Promise.resolve(this.confirmations.get(account));
  }

  private of(account: string): readonly LedgerRow[] {
    return this.kept.filter((row) => row.start.account === account);
  }
}
