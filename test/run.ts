// The whole test command: `npm test`. Its last line is `N passed, N failed`.
import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { resultsVariable, type Totals } from './results/resultEvent';
import { readResults } from './results/resultReader';
import { resultText } from './results/resultText';
import { cleanUpLater } from './vscode/cleanUp';
import { repository } from './vscode/folders';
import { endGroup } from './vscode/processGroup';
import { say, seconds } from './vscode/steps';

interface Step {
  /** The npm script that does it alone. */
  readonly script: string;
  /** Whether it is one test by itself, or a suite that tells its results. */
  readonly kind: 'check' | 'suite';
  readonly detail: 'all' | 'brief';
}

/** One after the other; those of a line side by side. A suite keeps two processors busy by itself. */
const stages: readonly (readonly Step[])[] = [
  ['format:check', 'check-types', 'lint'].map((script) => ({
    script,
    kind: 'check',
    detail: 'brief',
  })),
  [{ script: 'test:unit', kind: 'suite', detail: 'brief' }],
  [{ script: 'test:integration', kind: 'suite', detail: 'all' }],
  [{ script: 'test:ui', kind: 'suite', detail: 'all' }],
  // The package is there from the stage before: what npm would do first is left out.
  [{ script: 'test:ui:web', kind: 'suite', detail: 'all' }],
];

/** What failed, told once more at the end, where even a log that was cut shows it. */
const failures: string[] = [];

/** What npm would run, with our reporter where the script is mocha's own command. */
function commandOf({ script, kind }: Step): string {
  const manifest = JSON.parse(fs.readFileSync(path.join(repository, 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  const command = manifest.scripts[script];
  if (command === undefined) throw new Error(`package.json has no script "${script}".`);
  const isMocha = kind === 'suite' && /\bmocha --config \S+$/.test(command);
  return isMocha ? `${command} --reporter test/results/reporter.ts --forbid-only` : command;
}

/** Runs a command line to its end; gives its exit code, and what it printed unless it is shown. */
async function runShell(
  command: string,
  env: NodeJS.ProcessEnv,
  output: 'shown' | 'kept',
): Promise<{ readonly code: number; readonly printed: string }> {
  const tools = path.join(repository, 'node_modules/.bin');
  const child = spawn(command, {
    cwd: repository,
    shell: true,
    detached: true, // a process group of its own, so that Ctrl+C leaves nothing of it
    env: { ...process.env, ...env, PATH: `${tools}${path.delimiter}${process.env['PATH'] ?? ''}` },
    stdio: [
      'ignore',
      ...(output === 'shown' ? (['inherit', 'inherit'] as const) : (['pipe', 'pipe'] as const)),
    ],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => (printed += text));
  }
  const { pid } = child;
  const end = cleanUpLater(() => (pid === undefined ? undefined : endGroup(pid, 15_000)));
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve(status ?? 1));
  });
  await end();
  return { code, printed };
}

const firstLines = (text = ''): string => text.split('\n').slice(0, 4).join('\n');

async function runCheck(step: Step): Promise<Totals> {
  const { code, printed } = await runShell(commandOf(step), {}, 'kept');
  if (code !== 0) {
    say(`  ${step.script}:\n${printed.trimEnd().replaceAll(/^/gm, '  ')}`);
    failures.push(`  FAILED ${step.script}`);
  }
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

async function runSuite(step: Step): Promise<Totals> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'frugal-results-'));
  const remove = cleanUpLater(() => fs.rmSync(folder, { recursive: true, force: true }));
  const counted = { passed: 0, failed: 0, skipped: 0 };
  const file = path.join(folder, 'results');
  const reader = readResults(file, (event) => {
    if (event.kind === 'pass') counted.passed++;
    if (event.kind === 'skip') counted.skipped++;
    const text = resultText(event, step.detail);
    if (text !== undefined) say(text);
    if (event.kind !== 'fail') return;
    counted.failed++;
    failures.push(firstLines(text));
  });
  const env = { [resultsVariable]: file, FRUGAL_TEST_FORBID_ONLY: '1' };
  const { code } = await runShell(commandOf(step), env, 'shown');
  const totals = reader.finish();
  await remove();
  const broken = totals === undefined || (code !== 0 && counted.failed === 0);
  if (broken) {
    const text = `  FAILED ${step.script} did not come to its end (exit code ${code})`;
    say(text);
    failures.push(text);
    counted.failed++;
  }
  return counted;
}

const runners = { check: runCheck, suite: runSuite } as const;

async function main(): Promise<number> {
  const began = Date.now();
  let passed = 0;
  let failed = 0;
  for (const stage of stages) {
    const start = Date.now();
    say(`\n=== ${stage.map(({ script }) => script).join(', ')}`);
    const all = await Promise.all(stage.map((step) => runners[step.kind](step)));
    const sum = (what: keyof Totals): number => all.reduce((total, one) => total + one[what], 0);
    passed += sum('passed');
    failed += sum('failed');
    const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : '';
    say(`  ${sum('passed')} passed, ${sum('failed')} failed${skipped} in ${seconds(start)}`);
  }
  if (failures.length > 0) say(`\n=== what failed\n${failures.join('\n')}`);
  say(`\nall in ${seconds(began)}`);
  say(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    say('0 passed, 1 failed');
    process.exit(1);
  },
);
