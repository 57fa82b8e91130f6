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

interface Selection {
  readonly files: readonly string[];
  /** A pattern of the titles of those that run. */
  readonly grep: string;
}

/** What a configuration of mocha selects, which a developer can run as well. */
function selectionOf(config: string): Selection {
  const { spec, grep = '' } = JSON.parse(
    fs.readFileSync(path.join(repository, 'test/ui', config), 'utf8'),
  ) as { readonly spec: readonly string[]; readonly grep?: string };
  const files = new Set(fs.globSync([...spec], { cwd: repository }).sort());
  files.delete(quiet);
  return { files: [...files].sort((a, b) => rank(a) - rank(b)), grep };
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

async function runAll({ files, grep }: Selection, env: NodeJS.ProcessEnv): Promise<Totals> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'frugal-ui-results-'));
  const remove = cleanUpLater(() => fs.rmSync(folder, { recursive: true, force: true }));
  const totals = { passed: 0, failed: 0, skipped: 0 };
  const nothing: Seen = { problems: [], logs: [] };
  const all = { problems: [...nothing.problems], logs: [...nothing.logs] };
  const left = [...files];

  const runFile = async (worker: Worker, file: string, seen: Seen): Promise<boolean> => {
    const results = path.join(folder, path.basename(file));
    const done = await worker.run({ file: path.join(repository, file), grep, results, seen });
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
      for (let file = left.shift(); file !== undefined; file = left.shift())
        if (!(await runFile(worker, file, nothing))) break;
      await worker.end();
    }
  };
  await Promise.all(Array.from({ length: sideBySide }, workThrough));
  const last = new Worker(env);
  await runFile(last, quiet, all);
  await last.end();
  tell([{ kind: 'end', totals }]);
  await remove();
  return totals;
}

async function main(args: readonly string[]): Promise<number> {
  const inBrowser = args.includes('browser');
  const names = args.filter((name) => name !== 'browser');
  const { files, grep } = selectionOf(inBrowser ? '.mocharc.web.json' : '.mocharc.json');
  const isNamed = (file: string): boolean => names.includes(path.basename(file, '.test.ts'));
  const { passed, failed } = await runAll(
    { files: names.length === 0 ? files : files.filter(isNamed), grep },
    inBrowser ? { FRUGAL_TEST_HOST: 'browser' } : {},
  );
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
