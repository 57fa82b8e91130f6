// Prints every figure as a line of JSON, or only those that are named: `npm run bench -- NAME...`
import { cleanUp, isStopping } from '../test/vscode/cleanUp';
import { buildExtension, type Build } from './support/build';
import type { Measurement } from './support/measurement';

type Bench = (build: Build) => Promise<readonly Measurement[]>;

interface Benchmark {
  /** The figures it prints. */
  readonly names: readonly string[];
  readonly load: () => Promise<{ readonly bench: Bench }>;
}

const benchmarks: readonly Benchmark[] = [
  {
    names: ['host_bundle_kb', 'page_bundle_gz_kb', 'usage_page_gz_kb'],
    load: () => import('./size'),
  },
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
  { names: ['diff_20k_ms', 'diff_20k_half_ms'], load: () => import('./diff') },
  { names: ['usage_open_ms', 'ledger_mb_100k', 'ledger_mb'], load: () => import('./usage') },
  { names: ['edits_100_exact_ms', 'edits_100_similar_ms'], load: () => import('./edits') },
  { names: ['edits_wrong', 'edits_generated_right'], load: () => import('./generatedEdits') },
  { names: ['syntax_5k_ms'], load: () => import('./syntax') },
];

async function main(wanted: readonly string[]): Promise<number> {
  const known = benchmarks.flatMap(({ names }) => names);
  const unknown = wanted.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    console.error(`No benchmark measures ${unknown.join(', ')}. There are: ${known.join(', ')}`);
    return 2;
  }
  const isWanted = (name: string): boolean => wanted.length === 0 || wanted.includes(name);
  // Figures alone go to stdout; what the steps in between say does not.
  const print = process.stdout.write.bind(process.stdout);
  process.stdout.write = process.stderr.write.bind(process.stderr);
  try {
    const build = buildExtension();
    for (const { names, load } of benchmarks) {
      if (!names.some(isWanted)) continue;
      console.error(`measuring ${names.join(' and ')}`);
      const { bench } = await load();
      for (const measurement of await bench(build))
        if (isWanted(measurement.name)) print(`${JSON.stringify(measurement)}\n`);
    }
  } finally {
    await cleanUp();
  }
  return 0;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    if (isStopping()) return; // what was cut off is no news, and the process ends by itself
    console.error(error);
    process.exit(1);
  },
);
