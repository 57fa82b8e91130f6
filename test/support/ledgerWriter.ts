// A process of its own that writes rows to the ledger in a folder, until it is killed.
import { writeSync } from 'node:fs';
import { Database } from '../../src/host/node/database';
import { SqliteLedger } from '../../src/host/node/ledger';

const [folder = '', account = ''] = process.argv.slice(2);
const say = (line: string): void => void writeSync(1, `${line}\n`);
const database = new Database({ folder, onSetAside: ({ path }) => say(`aside ${path}`) });

async function write(): Promise<never> {
  const ledger = new SqliteLedger(database);
  const start = { provider: 'p', account, model: 'm', purpose: 'test' };
  for (let turn = 1; ; turn += 1) {
    // A minute of its own for each, or there would be no place for it.
    const begun = await ledger.reserve(start, 20, () => turn * 60_000);
    if (!('id' in begun)) throw new Error('The minute is full.');
    say(`begun ${begun.at}`);
    await ledger.end(begun.id, { at: begun.at + 1, outcome: 'answered', counted: 'yes' });
    say(`ended ${begun.at}`);
  }
}

void write();
