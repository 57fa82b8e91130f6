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
import { dayMs, minuteMs } from '../../core/quota/calendar';
import { freeAt, minuteSince } from '../../core/quota/minuteRule';
import { addUp } from '../../core/usage/addUp';
import { totalsOf } from '../../core/usage/totalsOf';
import type { UsageDay } from '../../core/usage/usageTotals';
import { savedTurns } from '../../shared/usage';
import { numberOf, type Connection } from './connection';
import type { Database } from './database';
import { toAccountUsage, toConfirmation, toSentRequest, toUsageRow } from './ledgerRows';
import { UsageDays } from './usageDays';

/** How long a row is kept: a year, and the month that one compares with. */
const keptMs = 400 * dayMs;

/** More than these say nothing new of a model. */
const mostEdits = 1000;

/** Every request, one row each, in the shared database. */
export class SqliteLedger implements Ledger {
  private readonly days: UsageDays;

  constructor(private readonly database: Database) {
    this.days = new UsageDays(database);
  }

  begin(start: LedgerStart): Promise<number> {
    return this.database.write((connection) => insert(connection, start));
  }

  reserve(
    start: Omit<LedgerStart, 'at'>,
    perMinute: number,
    now: () => number,
  ): Promise<Reservation> {
    return this.database.write((connection) => {
      const at = now();
      const sent = connection.all(
        "SELECT at FROM request WHERE account = ? AND at >= ? AND counted <> 'no'",
        start.account,
        minuteSince(at),
      );
      const free = freeAt(
        sent.map((row) => numberOf(row, 'at')),
        perMinute,
        at,
      );
      if (free !== undefined) return { freeAt: free };
      return { id: insert(connection, { ...start, at }), at };
    });
  }

  async end(id: number, end: LedgerEnd): Promise<void> {
    await this.database.write(
      (connection) =>
        connection.run(
          `UPDATE request SET ended_at = ?, outcome = ?, counted = ?, cause = ?, served_model = ?,
           failed_model = ?, passed_models = ?, endpoint_host = ?, prompt_tokens = ?,
           answer_tokens = ?, first_token_ms = ?,
           counts_at_most = COALESCE(?, counts_at_most) WHERE id = ?`,
          end.at,
          end.outcome,
          end.counted,
          end.cause ?? null,
          end.servedModel ?? null,
          end.failedModel ?? null,
          end.passedModels?.join(' ') ?? null,
          end.endpointHost ?? null,
          end.promptTokens ?? null,
          end.answerTokens ?? null,
          end.firstTokenMs ?? null,
          end.countsAtMost ?? null,
          id,
        ),
      // The answer is saved next, which makes this durable; without it the request counts as one that may have counted.
      'relaxed',
    );
    await this.days.keepUp(end.at);
  }

  async saved(start: LedgerStart): Promise<void> {
    await this.database.write((connection) => {
      const id = insert(connection, { ...start, countsAtMost: 0 });
      connection.run(
        "UPDATE request SET outcome = 'kept', counted = 'no', ended_at = at WHERE id = ?",
        id,
      );
    }, 'relaxed');
  }

  async judged(id: number, { proposal, askedFormat, writtenFormat }: JudgedEdit): Promise<void> {
    await this.database.write(
      (connection) =>
        connection.run(
          'UPDATE request SET proposal = ?, asked_format = ?, written_format = ? WHERE id = ?',
          proposal,
          askedFormat ?? null,
          writtenFormat ?? null,
          id,
        ),
      'relaxed',
    );
  }

  async accepted(id: number): Promise<void> {
    await this.database.write(
      (connection) =>
        connection.run(
          "UPDATE request SET proposal = 'accepted' WHERE id = ? AND proposal = 'placed'",
          id,
        ),
      'relaxed',
    );
  }

  sentSince(account: string, since: number): Promise<readonly SentRequest[]> {
    return this.database.direct((connection) =>
      connection
        .all(
          `SELECT id, at, ended_at, counted, counts_at_most FROM request
           WHERE account = ? AND at >= ? AND outcome <> 'kept'`,
          account,
          since,
        )
        .map(toSentRequest),
    );
  }

  async confirm(account: string, confirmation: Confirmation): Promise<void> {
    await this.database.write((connection) =>
      connection.run(
        `INSERT INTO confirmation
           (account, at, until, used, "limit", used_at_least, elsewhere, shared, full_at, request,
            refused_until)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (account) DO UPDATE SET at = excluded.at, until = excluded.until,
           used = excluded.used, "limit" = excluded."limit",
           used_at_least = excluded.used_at_least, elsewhere = excluded.elsewhere,
           shared = excluded.shared, full_at = excluded.full_at, request = excluded.request,
           refused_until = excluded.refused_until
         WHERE excluded.at >= at OR at > excluded.until + ?`,
        account,
        confirmation.at,
        confirmation.until,
        confirmation.used,
        confirmation.limit,
        confirmation.usedAtLeast,
        confirmation.elsewhere,
        confirmation.shared ? 1 : 0,
        confirmation.fullAt ?? null,
        confirmation.request ?? null,
        confirmation.refusedUntil ?? null,
        minuteMs,
      ),
    );
  }

  latestConfirmation(account: string): Promise<Confirmation | undefined> {
    return this.database.direct((connection) => {
      const row = connection.get('SELECT * FROM confirmation WHERE account = ?', account);
      return row && toConfirmation(row);
    });
  }

  usage(): Promise<readonly UsageRow[]> {
    return this.database.direct((connection) =>
      connection.all('SELECT * FROM request WHERE cleared = 0 ORDER BY at, id').map(toUsageRow),
    );
  }

  usageDays(since: number, now: number): Promise<readonly UsageDay[]> {
    return this.days.since(since, now);
  }

  savedSince(since: number): Promise<number> {
    return this.database.direct((connection) => {
      // All that can have saved a turn: of a day they are few.
      const rows = connection.all(
        `SELECT * FROM request WHERE at >= ? AND cleared = 0 AND (outcome = 'kept'
           OR (outcome = 'answered' AND (attempt > 1 OR counts_at_most > 1)))`,
        since,
      );
      return savedTurns(addUp(rows.map((row) => totalsOf(toAccountUsage(row)))));
    });
  }

  recent(account: string, since: number): Promise<readonly UsageRow[]> {
    return this.database.direct((connection) =>
      connection
        .all(
          `SELECT * FROM request WHERE at >= ? AND (account || '.') LIKE ? AND cleared = 0
           ORDER BY at, id`,
          since,
          `${account}.%`,
        )
        .map(toUsageRow),
    );
  }

  edits(since: number): Promise<readonly UsageRow[]> {
    return this.database.direct((connection) =>
      connection
        .all(
          `SELECT * FROM request WHERE proposal IS NOT NULL AND at >= ?
           ORDER BY at DESC LIMIT ${mostEdits}`,
          since,
        )
        .map(toUsageRow),
    );
  }

  async clearUsage(since: number): Promise<void> {
    await this.database.write((connection) => {
      connection.run("DELETE FROM request WHERE at < ? OR outcome = 'kept'", since);
      connection.run(
        `UPDATE request SET cleared = 1, model = '', purpose = '', cause = NULL,
           served_model = NULL, failed_model = NULL, passed_models = NULL, endpoint_host = NULL,
           prompt_tokens = NULL, answer_tokens = NULL, first_token_ms = NULL, proposal = NULL, asked_format = NULL, written_format = NULL
           WHERE ended_at IS NOT NULL`,
      );
    });
  }
}

function insert(connection: Connection, start: LedgerStart): number {
  // A few of the oldest at a time: this never takes long, and nothing has to run for it.
  connection.run(
    'DELETE FROM request WHERE id IN (SELECT id FROM request WHERE at < ? ORDER BY at LIMIT 20)',
    start.at - keptMs,
  );
  return connection.run(
    `INSERT INTO request (at, provider, account, model, purpose, attempt, counts_at_most, claim)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    start.at,
    start.provider,
    start.account,
    start.model,
    start.purpose,
    start.attempt ?? 1,
    start.countsAtMost ?? 1,
    start.claim ?? null,
  );
}
