import type { Runner, Suite, Test } from 'mocha';
import type { ResultEvent } from './resultEvent';

function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const text = error.stack ?? error.message;
  const { cause } = error;
  return cause === undefined ? text : `${text}\ncaused by: ${describeError(cause)}`;
}

/** A mocha reporter that writes each event of a run at once, in Node or in a browser. */
export abstract class ResultTeller {
  private readonly totals = { passed: 0, failed: 0, skipped: 0 };
  private depth = 0;

  constructor(runner: Runner) {
    runner.on('suite', (suite: Suite) => {
      if (!suite.root) this.write({ kind: 'suite', depth: this.depth++, title: suite.title });
    });
    runner.on('suite end', (suite: Suite) => {
      if (!suite.root) this.depth--;
    });
    runner.on('pass', (test: Test) => {
      this.totals.passed++;
      const { title, duration: ms = 0 } = test;
      this.write({ kind: 'pass', depth: this.depth, title, ms });
    });
    runner.on('pending', ({ title }: Test) => {
      this.totals.skipped++;
      this.write({ kind: 'skip', depth: this.depth, title });
    });
    runner.on('fail', (test: Test, error: unknown) => {
      this.totals.failed++;
      const title = test.fullTitle();
      this.write({ kind: 'fail', depth: this.depth, title, error: describeError(error) });
    });
    runner.once('end', () => {
      this.write({ kind: 'end', totals: this.totals });
    });
  }

  protected abstract write(event: ResultEvent): void;
}
