import assert from 'node:assert/strict';
import { SqliteChatStore } from '../../../src/host/node/chatStore';
import { Database, type Durability } from '../../../src/host/node/database';
import { SqliteLedger } from '../../../src/host/node/ledger';
import { realClock, SessionStage } from '../../support/sessionHarness';
import { tempFolder } from '../../support/tempFolder';

describe('what a turn waits for', () => {
  const stage = new SessionStage();
  const folder = tempFolder();

  it('is the disk once before the request leaves, when all is written, and once when the answer is', async () => {
    const database = new Database({ folder: folder(), onSetAside: () => assert.fail() });
    const steps: (Durability | 'request')[] = [];
    const write = database.write.bind(database);
    database.write = (run, durability) => {
      steps.push(durability ?? 'durable');
      return write(run, durability);
    };
    try {
      const { session } = await stage.start({
        chats: new SqliteChatStore(database, realClock),
        ledger: new SqliteLedger(database),
        fetch: (url, init) => {
          if (init?.method === 'POST') steps.push('request');
          return fetch(url, init);
        },
      });
      await session.refresh();
      steps.length = 0;
      await session.send('What is a closure?');
      const sent = steps.indexOf('request');
      assert.deepEqual(
        [steps.slice(0, sent), steps.slice(sent + 1)].map((some) => [
          some.filter((step) => step === 'durable').length,
          some.at(-1),
        ]),
        [
          [1, 'durable'],
          [1, 'durable'],
        ],
      );
    } finally {
      database.close();
    }
  });
});
