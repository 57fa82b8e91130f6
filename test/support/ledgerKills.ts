import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Database } from '../../src/host/node/database';
import { SqliteLedger } from '../../src/host/node/ledger';
import type { SentRequest } from '../../src/core/ports';

/** What was found after the kills. */
export interface KillReport {
  /** Rows whose writing was acknowledged. */
  readonly acknowledged: number;
  /** Those of them that are not there, or not as they were acknowledged. */
  readonly lost: number;
  /** Rows that stand there twice, or that nobody wrote. */
  readonly doubled: number;
  /** Processes that were killed before their first row. */
  readonly early: number;
}

/**
 * Starts a writer, kills it at a random moment, opens the database and compares it with what the writer had acknowledged;
 * so many times, on one file.
 * @param random a number from 0 to 1
 */
export async function killWriters(
  script: string,
  folder: string,
  kills: number,
  random: () => number,
): Promise<KillReport> {
  const total = { acknowledged: 0, lost: 0, doubled: 0, early: 0 };
  for (let kill = 0; kill < kills; kill += 1) {
    const account = `writer ${kill}`;
    const lines = await runAndKill(script, folder, account, random);
    const found = await rowsOf(folder, account);
    const begun = timesOf(lines, 'begun');
    const ended = timesOf(lines, 'ended');
    const there = new Map(found.map((row) => [row.at, row]));
    total.acknowledged += begun.length;
    total.lost += begun.filter((at) => !there.has(at)).length;
    total.lost += ended.filter((at) => there.get(at)?.counted !== 'yes').length;
    // The last one may have been written and not acknowledged any more.
    total.doubled += found.length - there.size + Math.max(0, there.size - begun.length - 1);
    if (begun.length === 0) total.early += 1;
  }
  return total;
}

async function runAndKill(
  script: string,
  folder: string,
  account: string,
  random: () => number,
): Promise<readonly string[]> {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', script, folder, account],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const gone = once(child, 'close');
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (more: string) => (text += more));
  // One in five is killed while it starts and opens the file, the others while they write.
  if (random() >= 0.2) await once(child.stdout, 'data');
  const timer = setTimeout(() => child.kill('SIGKILL'), random() * 40);
  await gone;
  clearTimeout(timer);
  if (child.signalCode !== 'SIGKILL') throw new Error(`The writer ended by itself: ${text}`);
  const lines = text.split('\n').slice(0, -1);
  const aside = lines.find((line) => line.startsWith('aside'));
  if (aside !== undefined) throw new Error(`The database did not open: ${aside}`);
  return lines;
}

async function rowsOf(folder: string, account: string): Promise<readonly SentRequest[]> {
  const onSetAside = ({ path }: { readonly path: string }): never => {
    throw new Error(`The database did not open: ${path}`);
  };
  const database = new Database({ folder, onSetAside });
  try {
    return await new SqliteLedger(database).sentSince(account, 0);
  } finally {
    database.close();
  }
}

function timesOf(lines: readonly string[], word: string): readonly number[] {
  return lines.filter((line) => line.startsWith(word)).map((line) => Number(line.split(' ')[1]));
}
