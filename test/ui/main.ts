// Runs the UI tests, two files side by side: `npm run test:ui`; with `-- review queue` those in files with such a name, and
// with `-- browser` those that run in the browser's extension host, too, in that.
import { fork, type ChildProcess } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { Totals } from '../results/resultEvent';
import { handOn, tell } from '../results/handOn';
import { cleanUp, cleanUpLater } from '../vscode/cleanUp';
import { repository } from '../vscode/folders';
import { say } from '../vscode/steps';
import type { Done, Seen, Task } from './task';

/** A window waits half of the time, for the processes behind it or for one of them; another can be busy then. */
const sideBySide = 2;

/** Looks at what the windows of all others did. */
const quiet = 'test/ui/quiet.test.ts';

/** Those that take longest, which begin first so that none of them runs alone at the end. */
const longest = ['looks', 'queue', 'hostile', 'composer', 'narrow', 'completion', 'interruption'];

const rank = (file: string): number => {
  const place = longest.indexOf(path.basename(file, '.test.ts'));
  return place < 0 ? longest.length : place;
};

/** The configurations of mocha that a developer can run as well: in the extension host of Node, and in that of a browser. */
const configs = { node: '.mocharc.json', browser: '.mocharc.web.json' } as const;

interface Config extends Pick<Task, 'grep'> {
  readonly spec: readonly string[];
}

/** The tests of a file, or some of them. */
type Picked = Pick<Task, 'file' | 'grep'>;

function tasksOf(config: string): readonly Picked[] {
  const text = fs.readFileSync(path.join(repository, 'test/ui', config), 'utf8');
  const { spec, grep } = JSON.parse(text) as Config;
  const files = new Set(fs.globSync([...spec], { cwd: repository }).sort());
  files.delete(quiet);
  return [...files]
    .sort((a, b) => rank(a) - rank(b))
    .map((file) => ({ file, ...(grep !== undefined && { grep }) }));
}

/** A process that runs tests; `run` resolves with nothing when it ended instead. */
class Worker {
  private readonly child: ChildProcess;
  private readonly ended: Promise<void>;
  private readonly stop: () => Promise<void>;

  constructor(env: NodeJS.ProcessEnv) {
    this.child = fork(path.join(repository, 'test/ui/worker.ts'), {
      cwd: repository,
      env: { ...process.env, ...env },
      execArgv: ['--import=tsx', '--disable-warning=ExperimentalWarning'],
    });
    this.ended = new Promise((resolve) => this.child.once('exit', () => resolve()));
    this.stop = cleanUpLater(() => {
      this.child.kill('SIGTERM');
      return this.ended;
    });
  }

  async run(task: Task): Promise<Done | undefined> {
    const done = new Promise<Done>((resolve) => this.child.once('message', resolve));
    this.child.send(task, () => undefined); // one that has ended takes nothing
    return Promise.race([done, this.ended.then(() => undefined)]);
  }

  /** Lets it close its browser and remove its files. */
  async end(): Promise<void> {
    if (this.child.connected) this.child.disconnect();
    await this.ended;
    await this.stop();
  }
}

async function runAll(tasks: readonly Picked[], env: NodeJS.ProcessEnv): Promise<Totals> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'frugal-ui-results-'));
  const remove = cleanUpLater(() => fs.rmSync(folder, { recursive: true, force: true }));
  const totals = { passed: 0, failed: 0, skipped: 0 };
  const nothing: Seen = { problems: [], logs: [] };
  const all = { problems: [...nothing.problems], logs: [...nothing.logs] };
  const left = [...tasks];

  const runFile = async (
    worker: Worker,
    { file, ...titles }: Picked,
    seen: Seen,
  ): Promise<boolean> => {
    const results = path.join(folder, path.basename(file));
    const done = await worker.run({ file: path.join(repository, file), ...titles, results, seen });
    const { passed, failed, skipped } = handOn(results, file);
    totals.passed += passed;
    totals.failed += failed;
    totals.skipped += skipped;
    all.problems.push(...(done?.seen.problems ?? []));
    all.logs.push(...(done?.seen.logs ?? []));
    return done !== undefined;
  };
  const workThrough = async (): Promise<void> => {
    while (left.length > 0) {
      const worker = new Worker(env);
      for (let task = left.shift(); task !== undefined; task = left.shift())
        if (!(await runFile(worker, task, nothing))) break;
      await worker.end();
    }
  };
  await Promise.all(Array.from({ length: sideBySide }, workThrough));
  const last = new Worker(env);
  await runFile(last, { file: quiet }, all);
  await last.end();
  tell([{ kind: 'end', totals }]);
  await remove();
  return totals;
}

async function main(args: readonly string[]): Promise<number> {
  const host = args.includes('browser') ? 'browser' : 'node';
  const names = args.filter((name) => name !== 'browser');
  const tasks = tasksOf(configs[host]).filter(
    ({ file }) => names.length === 0 || names.includes(path.basename(file, '.test.ts')),
  );
  const { passed, failed } = await runAll(tasks, { FRUGAL_TEST_HOST: host });
  say(`  ${passed} passed, ${failed} failed`);
  return failed > 0 || passed === 0 ? 1 : 0;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  async (error: unknown) => {
    console.error(error);
    await cleanUp();
    process.exit(1);
  },
);
