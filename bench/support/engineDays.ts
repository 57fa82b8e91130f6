// Days of turns in a process of their own, bundled as the extension is: it says what a turn of each day cost.
import { mkdtempSync } from 'node:fs';
import path from 'node:path';
import type { Clock, Disposable, Fetch, Keep, Storage } from '../../src/core/ports';
import { createSqliteStorage } from '../../src/host/node/sqliteStorage';
import { realClock, SessionHarness, turnAbout } from '../../test/support/sessionHarness';

/** What the parent gives it, as JSON. */
export interface EngineTask {
  readonly folder: string;
  /** The simulator's address, for its list of models. */
  readonly url: string;
  readonly key: string;
  /** The body of the answer to every request. */
  readonly recorded: string;
  readonly days: number;
  readonly turnsPerDay: number;
}

const task = JSON.parse(process.argv[2] ?? '') as EngineTask;
const startOfWork = Date.UTC(2026, 10, 23, 8);
/** Between two turns, in milliseconds. */
const restMs = 10 * 60_000;
/** As many as are kept at most. */
const keptAnswers = 500;
const code = 'export const add = (a: number, b: number): number => a + b;\n';

/** Real time, and the pauses of a day on top of it: no minute has more turns than it may. */
class DayClock implements Clock {
  private ahead = startOfWork - Date.now();

  now(): number {
    return Date.now() + this.ahead;
  }

  after(ms: number, run: () => void): Disposable {
    return realClock.after(ms, run);
  }

  rest(): void {
    this.ahead += restMs;
  }
}

const answerAsRecorded: Fetch = (url, init) => {
  const headers = { 'Content-Type': 'text/event-stream' };
  const answers = init?.method === 'POST';
  return answers ? Promise.resolve(new Response(task.recorded, { headers })) : fetch(url, init);
};

/** CPU time per turn, in milliseconds; each is asked in a chat of its own, whose opening is not counted. */
async function measure({ session }: SessionHarness, clock: DayClock): Promise<number> {
  let used = 0;
  for (let turn = 0; turn < task.turnsPerDay; turn++) {
    clock.rest();
    await session.newChat();
    await atRest();
    const before = process.cpuUsage();
    // Other code each time: the answer to the same is kept.
    const answer = await session.run(turnAbout('explain', `${code}// ${turn}\n`));
    await atRest();
    const { user, system } = process.cpuUsage(before);
    used += user + system;
    if (answer?.receipt?.requests !== 1) throw new Error('A turn made another number of requests');
  }
  return used / 1000 / task.turnsPerDay;
}

/** Resolves when what was begun and not waited for is done. */
async function atRest(): Promise<void> {
  for (let nth = 0; nth < 3; nth++) await new Promise(setImmediate);
}

async function fillAnswers({ chats, answers }: Storage): Promise<void> {
  await chats.saveChat({ id: 'earlier', title: 'Earlier', workspace: '' });
  for (let nth = 0; nth < keptAnswers; nth++)
    await answers.put(`earlier ${nth}`, task.recorded, 'earlier');
}

/** A day of turns, with all that Frugal keeps in SQLite on the disk. */
async function day(): Promise<number> {
  const clock = new DayClock();
  const folder = mkdtempSync(path.join(task.folder, 'day-'));
  const storage = createSqliteStorage(folder, clock, () => {
    throw new Error('The database was damaged');
  });
  await fillAnswers(storage);
  // What is shown after the last turn may come when the database is closed.
  const keep: Keep = async (work) => work().catch(() => undefined);
  const simulator = { ...task, account: () => ({ usedToday: 0, tier: 50 }) };
  const { ledger, chats, answers } = storage;
  const options = { fetch: answerAsRecorded, clock, keep, ledger, chats, answers };
  const harness = await new SessionHarness(simulator, options).start(simulator);
  await harness.session.refresh();
  const cost = await measure(harness, clock);
  harness.dispose();
  storage.dispose();
  return cost;
}

async function run(): Promise<void> {
  const costs: number[] = [];
  for (let nth = 0; nth < task.days; nth++) costs.push(await day());
  process.stdout.write(JSON.stringify(costs));
}

void run();
