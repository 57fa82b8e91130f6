import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { dayMs, startOfDay } from '../src/core/quota/calendar';
import { startOfPeriod, summarise } from '../src/core/usage/summarise';
import { Database } from '../src/host/node/database';
import { SqliteLedger } from '../src/host/node/ledger';
import { requestsOf, type UsageSummary } from '../src/shared/usage';
import { seededRandom } from '../test/support/seededRandom';
import { median, percentile, rounded, type Measurement } from './support/measurement';

const days = 400;
const perDay = 1000;
const rows = days * perDay;
const rounds = 21;

/** From a closed file to what the usage view draws of its longest period, and how large such a file is. */
export async function bench(): Promise<readonly Measurement[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'frugal-bench-'));
  const now = startOfDay(Date.now()) + dayMs / 2;
  try {
    await fill(folder, now);
    const file = path.join(folder, 'frugal.db');
    const plainBytes = statSync(file).size;
    // As after an update of Frugal: no day was added up yet. It lets the host breathe after each.
    const first = await open(folder, now);
    const bytes = statSync(file).size;
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) times.push((await open(folder, now)).ms);
    return [
      {
        name: 'usage_open_ms',
        value: rounded(median(times)),
        unit: 'ms',
        rows,
        rounds,
        p90: rounded(percentile(times, 90)),
        first_after_update_ms: rounded(first.ms),
        to_page_kb: rounded(JSON.stringify(first.summary).length / 1000),
      },
      {
        name: 'ledger_mb_100k',
        value: rounded((bytes / rows) * 0.1),
        unit: 'MB',
        rows,
        sums_of_days_mb_100k: rounded(((bytes - plainBytes) / rows) * 0.1),
      },
      // As large as it gets: older rows go.
      { name: 'ledger_mb', value: rounded(bytes / 1_000_000), unit: 'MB', rows, days },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function open(
  folder: string,
  now: number,
): Promise<{ readonly ms: number; readonly summary: UsageSummary }> {
  const start = performance.now();
  const database = openDatabase(folder);
  const kept = await new SqliteLedger(database).usageDays(startOfPeriod(400, now), now);
  const summary = summarise(kept, 400, now);
  const ms = performance.now() - start;
  database.close();
  const counted = requestsOf(summary.counts);
  if (counted !== rows) throw new Error(`${counted} of ${rows} requests were counted`);
  return { ms, summary };
}

function openDatabase(folder: string): Database {
  const onSetAside = (): never => {
    throw new Error('The database was damaged.');
  };
  return new Database({ folder, onSetAside });
}

/** All the days that are kept, of 1,000 requests a day over eight hours, as somebody has it who tries many models. */
async function fill(folder: string, now: number): Promise<void> {
  const random = seededRandom(1);
  const pick = <T>(all: readonly [T, ...T[]]): T =>
    all[Math.floor(random() ** 2 * all.length)] ?? all[0];
  const database = openDatabase(folder);
  await database.write((connection) => {
    for (let row = 0; row < rows; row += 1) {
      const day = startOfDay(now) - (days - 1 - Math.floor(row / perDay)) * dayMs;
      const at = day + Math.floor(((row % perDay) / perDay) * 8 * 3_600_000);
      const model = pick(models);
      const failed = random() < 0.15;
      const firstTokenMs = 300 + Math.floor(random() ** 3 * 20_000);
      connection.run(
        `INSERT INTO request (at, provider, account, model, purpose, attempt, outcome, counted,
           counts_at_most, ended_at, cause, served_model, endpoint_host, prompt_tokens,
           answer_tokens, first_token_ms)
         VALUES (?, 'openrouter', '0123456789abcdef', ?, ?, ?, ?, 'yes', 1, ?, ?, ?, ?, ?, ?, ?)`,
        at,
        model,
        pick(['chat', 'explain', 'refactor', 'fix', 'document', 'tests']),
        random() < 0.05 ? 2 : 1,
        failed ? 'failed' : random() < 0.03 ? 'stopped' : 'answered',
        at + firstTokenMs + Math.floor(random() * 20_000),
        failed ? pick(['busy', 'emptyAnswer', 'cut', 'timeout', 'modelGone']) : null,
        failed ? null : random() < 0.1 ? pick(models) : model,
        failed ? null : pick(['Chutes', 'DeepInfra', 'Venice', 'Together']),
        failed ? null : Math.floor(random() * 6000),
        failed ? null : Math.floor(random() * 2000),
        failed ? null : firstTokenMs,
      );
    }
  });
  database.close();
}

const models = [
  'qwen/qwen3-coder:free',
  'mistralai/devstral-2512:free',
  'nvidia/nemotron-3-super-120b-a12b:free',
  'google/gemma-4-31b-it:free',
  'openai/gpt-oss-120b:free',
  'z-ai/glm-4.5-air:free',
  'poolside/laguna-s-2.1:free',
  'deepseek/deepseek-v3.2:free',
  'meta-llama/llama-3.3-70b-instruct:free',
  'moonshotai/kimi-k2:free',
] as const;
