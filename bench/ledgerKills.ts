import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bundleScript } from '../test/support/bundledScript';
import { killWriters } from '../test/support/ledgerKills';
import { seededRandom } from '../test/support/seededRandom';
import type { Measurement } from './support/measurement';

const kills = 1000;
const writer = path.resolve(import.meta.dirname, '../test/support/ledgerWriter.ts');

/** What SIGKILL at random moments takes from the ledger: rows lost or counted twice. */
export async function bench(): Promise<readonly Measurement[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'frugal-bench-'));
  try {
    const script = bundleScript(writer, folder);
    const { lost, doubled, ...report } = await killWriters(script, folder, kills, seededRandom(1));
    const value = lost + doubled;
    return [{ name: 'ledger_lost', value, unit: 'rows', kills, lost, doubled, ...report }];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
