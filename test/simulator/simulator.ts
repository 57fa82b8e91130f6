import { Accounts, type Account, type AccountSettings } from './accounts';
import { Catalogue, type Model } from './catalogue';
import { createClock, type Clock } from './clock';
import { resetWorld } from './control';
import { Faces } from './faces';
import { FaultQueue, type FaultWhen } from './faults/faultQueue';
import type { Fault } from './faults/faults';
import { Grants } from './grants';
import { Journal, type JournalEntry } from './journal';
import { apiRoot } from './routes';
import { listen } from './server';
import type { Rate } from './streamWriter';
import type { AnswerOverride, World } from './world';

export type { Account } from './accounts';
export type { Answer } from './answers/answer';
export type { ChatRequest } from './chatRequest';
export { faultNames, faults, type Fault, type FaultName } from './faults/faults';
export type { JournalEntry, JournalOutcome } from './journal';

/** OpenRouter on loopback. */
export interface Simulator {
  /** `http://127.0.0.1:PORT/api/v1` */
  readonly url: string;
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** A valid key of the default account. */
  readonly key: string;
  /** Every HTTP request, in order; calls of the control API are not in it. */
  readonly journal: readonly JournalEntry[];
  /** Only `POST /chat/completions`: what the quota counts. */
  readonly requests: readonly JournalEntry[];
  readonly clock: Clock;
  /** Groq, Google and a plain server: their limits and keys. */
  readonly faces: Faces;
  /** `http://127.0.0.1:PORT/groq/openai/v1`, and so on */
  urlOf(face: 'groq' | 'google' | 'plain'): string;
  /** The account of a key, or the default one. Change its fields at any time. */
  account(key?: string): Account;
  addAccount(settings?: Partial<AccountSettings>): Account;
  /** Queues a fault: the next request that fits gets it. Permanent when `times` is Infinity. */
  fault(fault: Fault, when?: FaultWhen): void;
  clearFaults(): void;
  /** Replaces the catalogue under the client. */
  setModels(models: readonly object[]): void;
  setRate(rate: Rate): void;
  /** What the model says from now on; undefined lets the simulator speak for itself again. */
  answer(said: AnswerOverride | undefined): void;
  /** Everything back to the start, but the default account keeps its key. */
  reset(): void;
  /** Also destroys open sockets. */
  close(): Promise<void>;
}

export interface SimulatorOptions {
  /** Default 0: any free port. */
  readonly port?: number;
  /** Instead of the captured models. */
  readonly catalogue?: readonly object[];
  /** How old the daily figure of `GET /key` may be. Default 60,000 as on the real one. */
  readonly keyCacheMs?: number;
  /** The time to start from, and to go by until `clock` is set. Default: real time. */
  readonly clock?: { now(): number };
}

const defaultKeyCacheMs = 60_000;

function createWorld({
  catalogue,
  keyCacheMs = defaultKeyCacheMs,
  clock,
}: SimulatorOptions): World {
  const ticking = createClock(clock === undefined ? undefined : () => clock.now());
  return {
    clock: ticking,
    journal: new Journal(),
    accounts: new Accounts(ticking),
    catalogue: new Catalogue(catalogue as readonly Model[] | undefined),
    faults: new FaultQueue(() => ticking.now()),
    grants: new Grants(ticking),
    faces: new Faces(),
    keyCacheMs,
    rate: {},
    answer: undefined,
  };
}

/** Starts one on 127.0.0.1. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const world = createWorld(options);
  const closing = new AbortController();
  const server = await listen(world, options.port ?? 0, closing.signal);
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    url: origin + apiRoot,
    key: world.accounts.default.key,
    clock: world.clock,
    faces: world.faces,
    urlOf: (face) => origin + world.faces.rootOf(face),
    get journal() {
      return world.journal.entries;
    },
    get requests() {
      return world.journal.requests;
    },
    account: (key) => {
      const account = key === undefined ? world.accounts.default : world.accounts.find(key);
      if (account === undefined) throw new Error('There is no account with this key.');
      return account;
    },
    addAccount: (settings) => world.accounts.add(settings),
    fault: (fault, when) => world.faults.add(fault, when),
    clearFaults: () => world.faults.clear(),
    setModels: (models) => {
      world.catalogue.models = models as readonly Model[];
    },
    setRate: (rate) => {
      world.rate = rate;
    },
    answer: (said) => {
      world.answer = said;
    },
    reset: () => resetWorld(world),
    close: async () => {
      closing.abort();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
