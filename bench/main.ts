// Prints every figure as a line of JSON, or only those that are named: `npm run bench -- NAME...`
// Ends with 1 where one of them is not what it has to be.
import { cleanUp, isStopping } from '../test/vscode/cleanUp';
import { judge, verdict, type Judged, type Must } from './support/bounds';
import { buildExtension, type Build } from './support/build';
import type { Measurement } from './support/measurement';

type Bench = (build: Build) => Promise<readonly Measurement[]>;

interface Benchmark {
  /** The figures it prints, and what each has to be. */
  readonly figures: Readonly<Record<string, Must>>;
  readonly load: () => Promise<{ readonly bench: Bench }>;
}

const benchmarks: readonly Benchmark[] = [
  {
    figures: {
      host_bundle_kb: { atMost: 120 },
      page_bundle_gz_kb: { atMost: 75 },
      usage_page_gz_kb: undefined,
    },
    load: () => import('./size'),
  },
  { figures: { activate_ms: { atMost: 15 } }, load: () => import('./activate') },
  {
    figures: { idle_cpu_percent: { atMost: 0.1 }, idle_memory_mb: { atMost: 12 } },
    load: () => import('./idle'),
  },
  { figures: { activate_web_ms: { atMost: 30 } }, load: () => import('./browserActivate') },
  {
    figures: { command_to_wire_ms: { atMost: 30 }, delta_to_paint_ms: { atMost: 40 } },
    load: () => import('./turn'),
  },
  {
    figures: {
      stream_vs_best: { atMost: 0.45 },
      stream_script_vs_best: { atMost: 0.15 },
      stream_vs_floor: { atMost: 1.6 },
      stream_tail_ratio: { atMost: 1.3 },
    },
    load: () => import('./stream'),
  },
  {
    figures: { stream_p99_frame_ms: { atMost: 17 }, stream_longest_task_ms: { atMost: 50 } },
    load: () => import('./streamPace'),
  },
  {
    figures: {
      chat_open_ms: { atMost: 150 },
      chat_open_all_ms: { atMost: 1000 },
      chat_open_mb: { atMost: 60 },
      key_to_paint_ms: { atMost: 16 },
    },
    load: () => import('./chat'),
  },
  {
    figures: {
      day_vs_best_policy: { atLeast: 1.2 },
      day_vs_openai_defaults: { atLeast: 1.6 },
      day_vs_oracle: { atLeast: 0.9 },
      day2_vs_best_policy: { atLeast: 1.05 },
      day2_vs_oracle: { atLeast: 0.8 },
    },
    load: () => import('./day'),
  },
  { figures: { turn_requests_max: { atMost: 2 } }, load: () => import('./turnRequests') },
  { figures: { engine_cpu_ms: { atMost: 3 } }, load: () => import('./engine') },
  {
    figures: { meter_violations: { atMost: 0 }, meter_wire_violations: { atMost: 0 } },
    load: () => import('./meter'),
  },
  {
    figures: { limiter_minute_max: { atMost: 20 }, limiter_lost: { atMost: 0 } },
    load: () => import('./limiter'),
  },
  { figures: { ledger_lost: { atMost: 0 } }, load: () => import('./ledgerKills') },
  {
    figures: { diff_20k_ms: { atMost: 20 }, diff_20k_half_ms: { atMost: 80 } },
    load: () => import('./diff'),
  },
  {
    figures: { usage_open_ms: undefined, ledger_mb_100k: undefined, ledger_mb: undefined },
    load: () => import('./usage'),
  },
  { figures: { history_search_ms: { atMost: 50 } }, load: () => import('./history') },
  {
    figures: { edits_100_exact_ms: { atMost: 8 }, edits_100_similar_ms: { atMost: 60 } },
    load: () => import('./edits'),
  },
  {
    figures: {
      edits_wrong: { atMost: 0 },
      edits_corpus_right: { atLeast: 0.97 },
      edits_generated_right: { atLeast: 0.95 },
    },
    load: () => import('./generatedEdits'),
  },
  { figures: { syntax_5k_ms: { atMost: 30 } }, load: () => import('./syntax') },
];

async function main(wanted: readonly string[]): Promise<number> {
  const known = benchmarks.flatMap(({ figures }) => Object.keys(figures));
  const unknown = wanted.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    console.error(`No benchmark measures ${unknown.join(', ')}. There are: ${known.join(', ')}`);
    return 2;
  }
  const isWanted = (name: string): boolean => wanted.length === 0 || wanted.includes(name);
  // Figures alone go to stdout; what the steps in between say does not.
  const print = process.stdout.write.bind(process.stdout);
  process.stdout.write = process.stderr.write.bind(process.stderr);
  const judged: Judged[] = [];
  try {
    const build = buildExtension();
    for (const { figures, load } of benchmarks) {
      const names = Object.keys(figures);
      if (!names.some(isWanted)) continue;
      console.error(`measuring ${names.join(' and ')}`);
      const { bench } = await load();
      for (const measurement of await bench(build)) {
        if (!isWanted(measurement.name)) continue;
        const figure = judge(measurement, figures[measurement.name]);
        print(`${JSON.stringify(figure)}\n`);
        judged.push(figure);
      }
    }
  } finally {
    await cleanUp();
  }
  console.error(`\n${verdict(judged)}`);
  return judged.some(({ holds }) => holds === false) ? 1 : 0;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    if (isStopping()) return; // what was cut off is no news, and the process ends by itself
    console.error(error);
    process.exit(1);
  },
);
