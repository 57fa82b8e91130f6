import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { startSimulator, type ChatRequest, type Simulator } from '../test/simulator/simulator';
import { bundleScript } from '../test/support/bundledScript';
import { fastClock, speed } from './support/fastClock';
import type { WindowTask } from './support/limiterWindow';
import type { Measurement } from './support/measurement';

const windows = 4;
const turnsEach = 50;
const minuteMs = 60_000;
const model = 'qwen/qwen3.8-27b:free';

/** How an answer ended in a window. */
interface Report {
  readonly status: string;
  readonly failure?: string;
  readonly waited: boolean;
}

/** Four windows send 200 turns: how many reach OpenRouter in its fullest minute, and how many none or two times. Time goes faster than real. */
export async function bench(): Promise<readonly Measurement[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'frugal-bench-'));
  const startedAt = Date.now();
  const clock = fastClock(startedAt);
  const simulator = await startSimulator({ clock });
  try {
    simulator.account().tier = 1000;
    simulator.answer('Done.');
    const script = bundleScript(path.join(import.meta.dirname, 'support/limiterWindow.ts'), folder);
    const { url, key } = simulator;
    const common = { folder, url, key, model, turns: turnsEach, startedAt };
    const names = Array.from({ length: windows }, (_, index) => `window ${index + 1}, turn`);
    const ended = await Promise.all(names.map((name) => runWindow(script, { ...common, name })));
    return measured(simulator, ended.flat(), Date.now() - startedAt);
  } finally {
    await simulator.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runWindow(script: string, task: WindowTask): Promise<readonly Report[]> {
  const options = ['--disable-warning=ExperimentalWarning', script, JSON.stringify(task)];
  const child = spawn(process.execPath, options, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = await Promise.all([text(child.stdout), once(child, 'close')]);
  return said.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Report]));
}

function measured(
  { requests }: Simulator,
  ended: readonly Report[],
  realMs: number,
): readonly Measurement[] {
  const perMinute = new Map<number, number>();
  for (const { at } of requests) {
    const minute = Math.floor(at / minuteMs);
    perMinute.set(minute, (perMinute.get(minute) ?? 0) + 1);
  }
  const asked = requests.map(({ body }) => JSON.stringify((body as ChatRequest).messages));
  const failures = ended.filter(({ status }) => status !== 'done');
  const turns = windows * turnsEach;
  const lost = turns - new Set(asked).size;
  const sentTwice = asked.length - new Set(asked).size;
  return [
    {
      name: 'limiter_minute_max',
      value: Math.max(...perMinute.values()),
      unit: 'requests',
      turns,
      answered: ended.length - failures.length,
      waited: ended.filter(({ waited }) => waited).length,
      minutes: perMinute.size,
      speed,
      real_s: Math.round(realMs / 1000),
      ...(failures[0]?.failure !== undefined && { first_failure: failures[0].failure }),
    },
    { name: 'limiter_lost', value: lost + sentTwice, unit: 'turns', lost, sent_twice: sentTwice },
  ];
}
