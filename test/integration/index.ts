import * as fs from 'node:fs';
import * as path from 'node:path';
import Mocha from 'mocha';
import { ResultReporter } from '../results/resultReporter';

/** Called by VS Code inside its extension host; the results go to the file of `ResultReporter`. */
export async function run(): Promise<void> {
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 20_000,
    forbidOnly: process.env['FRUGAL_TEST_FORBID_ONLY'] === '1',
    reporter: ResultReporter as unknown as Mocha.ReporterConstructor,
  });
  const suites = fs
    .readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.js'));
  // What activation does is only seen before anything else was done.
  const first = 'activation.test.js';
  suites.sort((a, b) => Number(b === first) - Number(a === first) || (a < b ? -1 : 1));
  for (const suite of suites) mocha.addFile(path.join(__dirname, suite));
  await new Promise<void>((resolve, reject) => {
    mocha.run((failures) => {
      if (failures === 0) resolve();
      else reject(new Error(`${failures} failed`));
    });
  });
}
