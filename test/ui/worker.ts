// One of the processes in which `main.ts` runs the UI tests: takes a file after the other, and ends when nobody has more.
import Mocha from 'mocha';
import { ResultReporter } from '../results/resultReporter';
import { resultsVariable } from '../results/resultEvent';
import { cleanUp } from '../vscode/cleanUp';
import { closeAll, logs, problems } from './frugalWindow';
import { closeWindows, eachTest } from './hooks';
import type { Done, Task } from './task';

async function run({ file, grep, results, seen }: Task): Promise<Done> {
  process.env[resultsVariable] = results;
  problems.splice(0, Infinity, ...seen.problems);
  logs.splice(0, Infinity, ...seen.logs);
  const mocha = new Mocha({
    ...(grep !== undefined && { grep: new RegExp(grep) }),
    timeout: 90_000,
    forbidOnly: process.env['FRUGAL_TEST_FORBID_ONLY'] === '1',
    reporter: ResultReporter as unknown as Mocha.ReporterConstructor,
    rootHooks: { ...eachTest, afterAll: closeWindows },
  });
  mocha.addFile(file);
  await mocha.loadFilesAsync();
  let runner: Mocha.Runner | undefined;
  const failures = await new Promise<number>((resolve) => (runner = mocha.run(resolve)));
  // It would go on catching what the next file throws.
  runner?.dispose();
  return {
    failures,
    seen: {
      problems: problems.slice(seen.problems.length),
      logs: logs.slice(seen.logs.length),
    },
  };
}

async function end(): Promise<void> {
  await closeAll();
  await cleanUp();
  process.exit();
}

process.on('message', (task: Task) => {
  run(task).then(
    (done) => process.send?.(done),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.once('disconnect', () => void end());
