// Runs the integration tests in the extension host of a VS Code server, then in the one of a browser: `npm run
// test:integration`; with `-- node` or `-- browser` in that one alone.
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { handOn, tell } from '../results/handOn';
import type { Totals } from '../results/resultEvent';
import { cleanUp, cleanUpLater } from '../vscode/cleanUp';
import { runExtensionTests } from '../vscode/extensionTests';
import { say } from '../vscode/steps';
import { runIntegration } from './runIntegration';

const hosts = ['node', 'browser'] as const;

/** What one host said is told in one piece when it is through. */
async function runBoth(): Promise<number> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'frugal-integration-results-'));
  const remove = cleanUpLater(() => fs.rmSync(folder, { recursive: true, force: true }));
  const all: { readonly code: number; readonly totals: Totals }[] = [];
  for (const host of hosts) {
    const results = path.join(folder, host);
    const code = await runIntegration(runExtensionTests, host, results);
    const totals = handOn(results, `the tests in the host of ${host}`);
    say(`  ${totals.passed} passed, ${totals.failed} failed in the host of ${host}`);
    all.push({ code, totals });
  }
  const sum = (what: keyof Totals): number => all.reduce((n, { totals }) => n + totals[what], 0);
  const totals = { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
  tell([{ kind: 'end', totals }]);
  await remove();
  return totals.failed > 0 ? 1 : Math.max(...all.map(({ code }) => code));
}

async function main(only: string | undefined): Promise<number> {
  const host = hosts.find((one) => one === only);
  return host === undefined ? runBoth() : runIntegration(runExtensionTests, host);
}

main(process.argv[2]).then(
  (code) => process.exit(code),
  async (error: unknown) => {
    console.error(error);
    await cleanUp();
    process.exit(1);
  },
);
