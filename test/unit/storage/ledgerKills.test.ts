import assert from 'node:assert/strict';
import { join } from 'node:path';
import { bundleScript } from '../../support/bundledScript';
import { killWriters } from '../../support/ledgerKills';
import { seededRandom } from '../../support/seededRandom';
import { tempFolder } from '../../support/tempFolder';

describe('The ledger of a process that is killed', function () {
  this.timeout(30_000);
  const folder = tempFolder();

  it('has each acknowledged row once, and opens again', async () => {
    const script = bundleScript(join(__dirname, '../../support/ledgerWriter.ts'), folder());
    const { acknowledged, lost, doubled } = await killWriters(script, folder(), 5, seededRandom(7));
    assert.ok(acknowledged > 0);
    assert.deepEqual({ lost, doubled }, { lost: 0, doubled: 0 });
  });
});
