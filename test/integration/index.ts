import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import Mocha from 'mocha';
import { isForeign } from './foreignError';
import { ResultReporter } from '../results/resultReporter';

const project = path.resolve(__dirname, '../../..');

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
  const first = ['idle.test.js', 'activation.test.js', 'loading.test.js'];
  suites.sort((a, b) => first.indexOf(b) - first.indexOf(a) || (a < b ? -1 : 1));
  for (const suite of suites) mocha.addFile(path.join(__dirname, suite));
  await new Promise<void>((resolve, reject) => {
    const runner = mocha.run((failures) => {
      if (failures === 0) resolve();
      else reject(new Error(`${failures} failed`));
    });
    leaveOutForeignErrors(runner);
  });
}

/** The host is shared with VS Code and its own extensions: what they let fall is theirs, and logged. */
function leaveOutForeignErrors(runner: Mocha.Runner): void {
  const caught = process.listeners('uncaughtException').at(-1);
  assert.ok(caught);
  process.off('uncaughtException', caught);
  const listen = (error: Error): void => {
    if (isForeign(error, project)) console.error(error);
    else caught(error, 'uncaughtException');
  };
  process.on('uncaughtException', listen);
  runner.once('end', () => process.off('uncaughtException', listen));
}
