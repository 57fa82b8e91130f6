import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { startSimulator, type Simulator } from '../test/simulator/simulator';
import { bundleScript } from '../test/support/bundledScript';
import { repository } from '../test/vscode/folders';
import { freeModels } from './support/dayWorld';
import type { EngineTask } from './support/engineDays';
import { median, rounded, type Measurement } from './support/measurement';

const warmUpDays = 9;
const days = 21;
const turnsPerDay = 45;

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

/** The cost of a turn of each day, in milliseconds of CPU time. */
async function costsOf(task: EngineTask): Promise<readonly number[]> {
  const script = bundleScript(path.join(import.meta.dirname, 'support/engineDays.ts'), task.folder);
  const args = ['--disable-warning=ExperimentalWarning', script, JSON.stringify(task)];
  // What is not bundled is looked for from the script's own place.
  const env = { ...process.env, NODE_PATH: path.join(repository, 'node_modules') };
  const { stdout } = await promisify(execFile)(process.execPath, args, { env });
  return JSON.parse(stdout) as readonly number[];
}

/**
 * What one turn costs from the question to the receipt, warm: choice of models from the day's ledger, checks, prompt, a
 * place in the minute, `openai`, reading the stream, messages to the page, and keeping the chat and the answer. The answer
 * itself is recorded.
 */
export async function bench(): Promise<readonly Measurement[]> {
  const simulator = await startSimulator({ catalogue: freeModels });
  const folder = mkdtempSync(path.join(tmpdir(), 'frugal-bench-'));
  try {
    const { url, key } = simulator;
    const recorded = await record(simulator);
    const all = { folder, url, key, recorded, days: warmUpDays + days, turnsPerDay };
    const costs = (await costsOf(all)).slice(warmUpDays);
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
    rmSync(folder, { recursive: true, force: true });
    await simulator.close();
  }
}
