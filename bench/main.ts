// Prints every figure as a line of JSON, or only those that are named: `npm run bench -- NAME...`
import { execFileSync } from 'node:child_process';
import type { Measurement } from './support/measurement';

interface Benchmark {
  /** The figures it prints. */
  readonly names: readonly string[];
  readonly load: () => Promise<{ readonly bench: () => Promise<readonly Measurement[]> }>;
}

const benchmarks: readonly Benchmark[] = [
  { names: ['host_bundle_kb', 'page_bundle_gz_kb'], load: () => import('./size') },
  { names: ['activate_ms'], load: () => import('./activate') },
  { names: ['command_to_wire_ms', 'delta_to_paint_ms'], load: () => import('./turn') },
  { names: ['stream_tail_ratio', 'stream_longest_task_ms'], load: () => import('./stream') },
  {
    names: [
      'day_vs_best_policy',
      'day_vs_openai_defaults',
      'day_vs_oracle',
      'day2_vs_best_policy',
      'day2_vs_oracle',
    ],
    load: () => import('./day'),
  },
  { names: ['turn_requests_max'], load: () => import('./turnRequests') },
  { names: ['engine_cpu_ms'], load: () => import('./engine') },
  { names: ['meter_violations'], load: () => import('./meter') },
  { names: ['limiter_minute_max'], load: () => import('./limiter') },
  { names: ['ledger_lost'], load: () => import('./ledgerKills') },
];

const wanted = process.argv.slice(2);
const known = benchmarks.flatMap(({ names }) => names);
const unknown = wanted.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`No benchmark measures ${unknown.join(', ')}. There are: ${known.join(', ')}`);
  process.exit(2);
}

const isWanted = (name: string): boolean => wanted.length === 0 || wanted.includes(name);
execFileSync(process.execPath, ['esbuild.js', '--production'], { stdio: ['ignore', 2, 2] });
for (const { names, load } of benchmarks) {
  if (!names.some(isWanted)) continue;
  const { bench } = await load();
  for (const measurement of await bench())
    if (isWanted(measurement.name)) console.log(JSON.stringify(measurement));
}
