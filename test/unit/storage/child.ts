// A process of its own that writes to the storage in a folder; its parent kills it.
import { Favourites } from '../../../src/core/routing/favourites';
import { SqliteCache } from '../../../src/host/node/cache';
import { SqliteChatStore } from '../../../src/host/node/chatStore';
import { Database } from '../../../src/host/node/database';
import { SqliteLedger } from '../../../src/host/node/ledger';
import { FakeClock } from '../../support/fakeClock';
import { answer } from './messages';

const [folder = '', work = '', count = ''] = process.argv.slice(2);
const database = new Database({ folder, onSetAside: ({ path }) => say(`set aside ${path}`) });

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function writeRows(limit: number): Promise<void> {
  const ledger = new SqliteLedger(database);
  for (let at = 1; at <= limit; at += 1) {
    await ledger.begin({ at, provider: 'p', account: work, model: 'm', purpose: 'test' });
    say(String(at));
    // Lets what was said leave before the next row.
    await new Promise(setImmediate);
  }
}

/** Wants so many places in one and the same minute. */
async function reservePlaces(wanted: number): Promise<void> {
  const ledger = new SqliteLedger(database);
  const start = { provider: 'p', account: 'all', model: 'm', purpose: 'test' };
  for (let place = 0; place < wanted; place += 1) {
    const reserved = await ledger.reserve(start, 20, () => 30_000);
    say('id' in reserved ? 'place' : 'full');
    await new Promise(setImmediate);
  }
}

/** Marks so many models, each of its own. */
async function markFavourites(wanted: number): Promise<void> {
  const favourites = new Favourites(new SqliteCache(database));
  for (let model = 0; model < wanted; model += 1) {
    await favourites.toggle(`${process.pid}/${model}`);
    await new Promise(setImmediate);
  }
}

async function streamAnswer(): Promise<void> {
  const chats = new SqliteChatStore(database, new FakeClock());
  await chats.saveChat({ id: 'chat', title: 'Chat', workspace: 'w' });
  await chats.saveMessage('chat', answer('1', 1, 'streaming', 'The first half'));
  say('streaming');
  process.stdin.resume();
}

const works: Readonly<Record<string, () => Promise<void>>> = {
  stream: streamAnswer,
  favourites: () => markFavourites(Number(count)),
  reserve: () => reservePlaces(Number(count)),
};
void (works[work] ?? (() => writeRows(Number(count))))();
