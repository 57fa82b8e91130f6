import type { Confirmation, Ledger, LedgerEnd, LedgerStart } from '../../core/ports';
import { numberOf } from './connection';
import type { Database } from './database';

/** Every request, one row each, in the shared database. */
export class SqliteLedger implements Ledger {
  constructor(private readonly database: Database) {}

  begin(start: LedgerStart): Promise<number> {
    return this.database.write((connection) =>
      connection.run(
        'INSERT INTO request (at, provider, account, model, purpose) VALUES (?, ?, ?, ?, ?)',
        start.at,
        start.provider,
        start.account,
        start.model,
        start.purpose,
      ),
    );
  }

  async end(id: number, end: LedgerEnd): Promise<void> {
    await this.database.write((connection) =>
      connection.run(
        `UPDATE request SET ended_at = ?, outcome = ?, counted = ?, cause = ?, served_model = ?,
           endpoint_host = ?, prompt_tokens = ?, answer_tokens = ?, first_token_ms = ? WHERE id = ?`,
        end.at,
        end.outcome,
        end.counted,
        end.cause ?? null,
        end.servedModel ?? null,
        end.endpointHost ?? null,
        end.promptTokens ?? null,
        end.answerTokens ?? null,
        end.firstTokenMs ?? null,
        id,
      ),
    );
  }

  countSince(account: string, since: number): Promise<number> {
    return this.database.read((connection) => {
      const row = connection.get(
        `SELECT count(*) AS count FROM request WHERE account = ? AND at >= ? AND counted <> 'no'`,
        account,
        since,
      );
      return row ? numberOf(row, 'count') : 0;
    });
  }

  lastRequestAt(account: string): Promise<number | undefined> {
    return this.database.read((connection) => {
      const row = connection.get(
        'SELECT at FROM request WHERE account = ? ORDER BY at DESC LIMIT 1',
        account,
      );
      return row && numberOf(row, 'at');
    });
  }

  async confirm(account: string, confirmation: Confirmation): Promise<void> {
    await this.database.write((connection) =>
      connection.run(
        `INSERT INTO confirmation (account, at, used, "limit") VALUES (?, ?, ?, ?)
         ON CONFLICT (account) DO UPDATE SET at = excluded.at, used = excluded.used,
           "limit" = excluded."limit" WHERE excluded.at >= at`,
        account,
        confirmation.at,
        confirmation.used,
        confirmation.limit,
      ),
    );
  }

  latestConfirmation(account: string): Promise<Confirmation | undefined> {
    return this.database.read((connection) => {
      const row = connection.get('SELECT * FROM confirmation WHERE account = ?', account);
      return (
        row && {
          at: numberOf(row, 'at'),
          used: numberOf(row, 'used'),
          limit: numberOf(row, 'limit'),
        }
      );
    });
  }
}
