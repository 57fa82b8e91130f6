import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Fetch, Keep, Ledger } from '../src/core/ports';
import { Database } from '../src/host/node/database';
import { SqliteLedger } from '../src/host/node/ledger';
import { startSimulator, type Simulator } from '../test/simulator/simulator';
import { SessionHarness, turnAbout } from '../test/support/sessionHarness';
import { freeModels } from './support/dayWorld';
import { median, rounded, type Measurement } from './support/measurement';

const warmUpDays = 3;
const days = 11;
const turnsPerDay = 45;
const code = 'export const add = (a: number, b: number): number => a + b;\n';

/** An answer of the simulator, to be given again without its work and without the network. */
async function record({ url, key }: Simulator): Promise<string> {
  const response = await fetch(`${url}/chat/completions`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({
      model: 'qwen/qwen3.8-27b:free',
      messages: [{ role: 'user', content: 'What is a closure?' }],
      stream: true,
    }),
  });
  return response.text();
}

/** CPU time per turn, in milliseconds. */
async function measure(harness: SessionHarness, turns: number): Promise<number> {
  const before = process.cpuUsage();
  for (let turn = 0; turn < turns; turn++) {
    await harness.session.newChat();
    // Other code each time: the answer to the same is kept.
    await harness.session.run(turnAbout('explain', `${code}// ${turn}\n`));
  }
  const { user, system } = process.cpuUsage(before);
  if ((await harness.lastAnswer()).status !== 'done') throw new Error('A turn failed');
  return (user + system) / 1000 / turns;
}

/** A day of turns with a ledger of its own, in SQLite on the disk. */
async function day(simulator: Simulator, fetch: Fetch): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'frugal-bench-'));
  const database = new Database({ folder, onSetAside: () => undefined });
  const ledger: Ledger = new SqliteLedger(database);
  // Twenty a minute would take the rest of the day.
  const quick: Ledger = Object.assign(Object.create(ledger) as Ledger, {
    reserve: async (start: Parameters<Ledger['reserve']>[0]) => {
      const at = Date.now();
      return { id: await ledger.begin({ ...start, at }), at };
    },
  });
  // What is shown after the last turn may come when the database is closed.
  const keep: Keep = async (work) => work().catch(() => undefined);
  const harness = await new SessionHarness(simulator, { fetch, ledger: quick, keep }).start(
    simulator,
  );
  try {
    await harness.session.refresh();
    return await measure(harness, turnsPerDay);
  } finally {
    harness.dispose();
    database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * What one turn costs from the question to the receipt, warm: choice of models from the day's ledger, checks, prompt,
 * `openai`, reading the stream, messages to the page. The answer itself is recorded.
 */
export async function bench(): Promise<readonly Measurement[]> {
  const simulator = await startSimulator({ catalogue: freeModels });
  try {
    const recorded = await record(simulator);
    const headers = { 'Content-Type': 'text/event-stream' };
    const send: Fetch = (url, init) =>
      init?.method === 'POST'
        ? Promise.resolve(new Response(recorded, { headers }))
        : fetch(url, init);
    for (let warmUp = 0; warmUp < warmUpDays; warmUp++) await day(simulator, send);
    const costs: number[] = [];
    for (let measured = 0; measured < days; measured++) costs.push(await day(simulator, send));
    return [
      {
        name: 'engine_cpu_ms',
        value: rounded(median(costs)),
        unit: 'ms',
        least: rounded(Math.min(...costs)),
        most: rounded(Math.max(...costs)),
        turns: days * turnsPerDay,
        events: recorded.split('\ndata: ').length,
      },
    ];
  } finally {
    await simulator.close();
  }
}
