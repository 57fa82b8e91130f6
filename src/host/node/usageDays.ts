import { setImmediate } from 'node:timers/promises';
import { dayMs, startOfDay } from '../../core/quota/calendar';
import { addUp } from '../../core/usage/addUp';
import { totalsOf } from '../../core/usage/totalsOf';
import type { UsageDay, UsageTotals } from '../../core/usage/usageTotals';
import { numberOf, textOf, type Connection } from './connection';
import type { Database } from './database';
import { toAccountUsage } from './ledgerRows';

/** Whoever sends no request for longer has few days to be added up. */
const shortWhileMs = 14 * dayMs;

/**
 * What each day's requests come to. Days that are over are added up once and kept; the database forgets the sums of a day
 * whenever one of its requests changes.
 */
export class UsageDays {
  private keptUpWith: number | undefined;

  constructor(private readonly database: Database) {}

  /** The days with requests from `since`, the beginning of a day, to the one of `now`; oldest first. */
  async since(since: number, now: number): Promise<readonly UsageDay[]> {
    const today = startOfDay(now);
    await this.addUpEnded(since, today);
    return this.database.read((connection) => {
      const ended = connection
        .all('SELECT at, json FROM usage_day WHERE at >= ? AND at < ? ORDER BY at', since, today)
        .map((row): UsageDay => ({ at: numberOf(row, 'at'), totals: parse(textOf(row, 'json')) }));
      return [...ended, { at: today, totals: totalsOfDay(connection, today) }];
    });
  }

  /** Adds up what ended a short while before `now`, so that whoever looks at a year need not wait. */
  async keepUp(now: number): Promise<void> {
    const today = startOfDay(now);
    if (this.keptUpWith === today) return;
    this.keptUpWith = today;
    await this.addUpEnded(today - shortWhileMs, today);
  }

  private async addUpEnded(since: number, today: number): Promise<void> {
    const days = await this.database.read((connection) => missing(connection, since, today));
    for (const at of days) {
      await this.database.write(
        (connection) =>
          connection.run(
            'INSERT OR REPLACE INTO usage_day (at, json) VALUES (?, ?)',
            at,
            JSON.stringify(totalsOfDay(connection, at)),
          ),
        'relaxed',
      );
      // After an update there may be a year of them: the host has other things to do in between.
      await setImmediate();
    }
  }
}

/** Days before `today` that have requests and no sums. It steps from day to day in the index. */
function missing(connection: Connection, since: number, today: number): readonly number[] {
  // A number in the text of a statement is an integer, a bound one is not.
  const next = `SELECT min(request.at) / ${dayMs} * ${dayMs} FROM request WHERE request.at >=`;
  return connection
    .all(
      `WITH RECURSIVE day (at) AS (
         SELECT (${next} ?1)
         UNION ALL
         SELECT (${next} day.at + ${dayMs}) FROM day WHERE day.at < ?2
       )
       SELECT at FROM day WHERE at < ?2 AND at NOT IN (SELECT at FROM usage_day)`,
      since,
      today,
    )
    .map((row) => numberOf(row, 'at'));
}

function totalsOfDay(connection: Connection, at: number): UsageTotals {
  const rows = connection.all(
    'SELECT * FROM request WHERE at >= ? AND at < ? AND cleared = 0',
    at,
    at + dayMs,
  );
  return addUp(rows.map((row) => totalsOf(toAccountUsage(row))));
}

/** This program alone writes it, and a migration empties the table when its form changes. */
function parse(json: string): UsageTotals {
  return JSON.parse(json) as UsageTotals;
}
