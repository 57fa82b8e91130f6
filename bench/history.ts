import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { searchWords } from '../src/core/chat/searchWords';
import type { StoredMessage } from '../src/core/ports';
import { clock } from '../src/host/clock';
import { SqliteChatStore } from '../src/host/node/chatStore';
import { Database } from '../src/host/node/database';
import { seededRandom } from '../test/support/seededRandom';
import { median, percentile, rounded, type Measurement } from './support/measurement';

const chats = 10_000;
const turns = 5;
/** Words of a question and of an answer: 30 kB a chat. */
const lengths = [60, 800];
const vocabulary = 50_000;
const perWrite = 20;
/** What the picker shows. */
const shown = 50;

/** Searching all chats of somebody who has kept everything, and what a search costs the one who writes. */
export async function bench(): Promise<readonly Measurement[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'frugal-bench-'));
  const onSetAside = (): never => {
    throw new Error('The database was damaged.');
  };
  const database = new Database({ folder, onSetAside });
  try {
    const store = new SqliteChatStore(database, clock);
    const random = seededRandom(1);
    const words = Array.from({ length: vocabulary }, () => wordOf(random));
    const text = (length: number): string =>
      // A few words are everywhere and most are rare, as in any language.
      Array.from({ length }, () => words[Math.floor(vocabulary ** random()) - 1]).join(' ');
    await fill(store, text);
    const bytes = statSync(path.join(folder, 'frugal.db')).size;
    const search = async (query: string): Promise<number> => {
      const wanted = searchWords(query);
      if (!wanted) throw new Error(`nothing to look for in ${query}`);
      const start = performance.now();
      await store.search(wanted, shown);
      return performance.now() - start;
    };
    const first = await search('first search');
    const times: number[] = [];
    for (const query of queries(words, random)) times.push(await search(query));
    return [
      {
        name: 'history_search_ms',
        value: rounded(median(times)),
        unit: 'ms',
        searches: times.length,
        p90: rounded(percentile(times, 90)),
        longest: rounded(Math.max(...times)),
        chats,
        mb: rounded(bytes / 1_000_000),
        first_ms: rounded(first),
      },
    ];
  } finally {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fill(store: SqliteChatStore, text: (length: number) => string): Promise<void> {
  for (let chat = 0; chat < chats; chat += 1) {
    const messages = Array.from({ length: turns }, (_, turn) =>
      lengths.map((length, index) => message(`${chat}/${turn}/${index}`, text(length))),
    ).flat();
    await store.saveChat(
      { id: `${chat}`, title: text(6), workspace: `workspace ${chat % perWrite}` },
      ...messages,
    );
  }
}

function message(id: string, text: string): StoredMessage {
  const common = { id, at: Date.now(), text };
  return {
    message: { role: 'user', ...common, task: 'chat', attachments: [] },
    detail: '{}',
  };
}

/** Words of every frequency, whole and as they are typed, alone and two at a time. */
function queries(words: readonly string[], random: () => number): readonly string[] {
  const pick = (): string => words[Math.floor(vocabulary ** random()) - 1] ?? '';
  return Array.from({ length: 100 }, (_, index) => {
    const word = pick();
    if (index % 3 === 0) return `${word} ${pick()}`;
    return index % 3 === 1 ? word.slice(0, Math.max(2, word.length - 2)) : word;
  });
}

function wordOf(random: () => number): string {
  return Array.from({ length: 3 + Math.floor(random() * 7) }, () =>
    String.fromCharCode(97 + Math.floor(random() * 26)),
  ).join('');
}
