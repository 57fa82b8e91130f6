import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { resultsVariable, type ResultEvent } from '../results/resultEvent';
import { readResults } from '../results/resultReader';
import { resultText } from '../results/resultText';
import { startSimulator } from '../simulator/simulator';
import { writeCertificates } from './certificates';
import { cleanUpLater } from '../vscode/cleanUp';
import type { ExtensionTests } from '../vscode/extensionTests';
import { repository } from '../vscode/folders';
import { say } from '../vscode/steps';

export interface IntegrationRun extends ExtensionTests {
  /** Where the host may write what it needs; removed afterwards. */
  readonly folder: string;
}

const bundles = {
  node: 'out/test/integration/index.js',
  browser: 'out/test/browser/integration.js',
} as const;

/**
 * Runs the integration tests, against a simulator and on a copy of the sample workspace, in
 * whatever `run` opens, and shows the results unless whoever called reads them from the file `given`. Gives the exit code.
 */
export async function runIntegration(
  run: (run: IntegrationRun) => Promise<number>,
  host: 'node' | 'browser' = 'node',
  given = process.env[resultsVariable],
): Promise<number> {
  // Windows may name it in its short form, macOS by a link: what VS Code tells of its files would be called otherwise.
  const temporary = fs.realpathSync.native(os.tmpdir());
  const folder = fs.mkdtempSync(path.join(temporary, 'frugal-integration-'));
  const remove = cleanUpLater(() => fs.rmSync(folder, { recursive: true, force: true }));
  const workspace = path.join(folder, 'sample');
  fs.cpSync(path.join(repository, 'test/fixtures/sample'), workspace, { recursive: true });
  const file = given ?? path.join(folder, 'results');
  const before = fs.statSync(file, { throwIfNoEntry: false })?.size;
  const show = (event: ResultEvent): void => {
    const text = given === undefined ? resultText(event, 'all') : undefined;
    if (text !== undefined) say(text);
  };
  const reader = readResults(file, show, before);
  const simulator = await startSimulator();
  try {
    const code = await run({
      host,
      extension: repository,
      tests: path.join(repository, bundles[host]),
      folder,
      workspace,
      machineSettings: { 'frugal.openrouter.url': simulator.url },
      env: {
        [resultsVariable]: file,
        ...writeCertificates(folder),
      },
    });
    const totals = reader.finish();
    if (totals === undefined) {
      say('The extension host ended before the tests did.');
      return 1;
    }
    if (given === undefined) say(`  ${totals.passed} passed, ${totals.failed} failed`);
    return totals.failed > 0 || totals.passed === 0 ? 1 : code;
  } finally {
    reader.finish();
    await simulator.close();
    await remove();
  }
}
