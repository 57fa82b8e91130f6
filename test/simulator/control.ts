import type { ServerResponse } from 'node:http';
import type { Account, AccountSettings } from './accounts';
import type { Model } from './catalogue';
import { faults, type Fault } from './faults/faults';
import type { FaultWhen } from './faults/faultQueue';
import type { Rate } from './streamWriter';
import type { World } from './world';

export const controlRoot = '/control/';

/** What an account looks like from another process. */
export type AccountState = AccountSettings & { readonly key: string; readonly userId: string };

/** The body of each call of the control API. */
export interface ControlBodies {
  readonly journal: undefined;
  readonly fault: { readonly fault: Fault; readonly when?: Timed };
  readonly clearFaults: undefined;
  readonly faults: undefined;
  readonly account: { readonly key?: string; readonly change?: Partial<AccountSettings> };
  readonly addAccount: Partial<AccountSettings>;
  readonly models: readonly Model[];
  readonly rate: Rate;
  /** null lets the simulator speak for itself again. */
  readonly answer: { readonly text: string | null };
  readonly clock: { readonly set?: number; readonly advance?: number };
  readonly reset: { readonly newKey?: boolean };
}

/** JSON has no Infinity: null stands for it. */
type Timed = Omit<FaultWhen, 'times'> & { readonly times?: number | null };

export type ControlName = keyof ControlBodies;

type Handlers = {
  readonly [Name in ControlName]: (world: World, body: ControlBodies[Name]) => unknown;
};

function stateOf(account: Account): AccountState {
  const { key, userId, tier, usedToday, usedThisMinute, credits, everPaid } = account;
  const { privacy, revoked, managementKey, agenticHarness, keyLimit, failoverCost } = account;
  const figures = { tier, usedToday, usedThisMinute, credits, everPaid, keyLimit, failoverCost };
  return { key, userId, ...figures, privacy, revoked, managementKey, agenticHarness };
}

const done = { ok: true };

const handlers: Handlers = {
  journal: ({ journal }) => journal.entries,
  faults: () => Object.entries(faults).map(([name, { kind, about }]) => ({ name, kind, about })),
  fault: (world, { fault, when }) => {
    const { times, ...rest } = when ?? {};
    const often = times === undefined ? {} : { times: times ?? Infinity };
    world.faults.add(fault, { ...rest, ...often });
    return done;
  },
  clearFaults: (world) => {
    world.faults.clear();
    return done;
  },
  account: ({ accounts }, { key, change }) => {
    const account = key === undefined ? accounts.default : accounts.find(key);
    if (account === undefined) throw new Error('There is no account with this key.');
    Object.assign(account, change);
    return stateOf(account);
  },
  addAccount: ({ accounts }, settings) => stateOf(accounts.add(settings)),
  models: (world, models) => {
    world.catalogue.models = models;
    return done;
  },
  rate: (world, rate) => {
    world.rate = rate;
    return done;
  },
  answer: (world, { text }) => {
    world.answer = text ?? undefined;
    return done;
  },
  clock: ({ clock }, { set, advance }) => {
    if (set !== undefined) clock.set(set);
    if (advance !== undefined) clock.advance(advance);
    return { now: clock.now() };
  },
  reset: (world, { newKey }) => {
    resetWorld(world, newKey);
    return done;
  },
};

/** Journal, faults, accounts, answers, models, rate and clock as they were at the start. */
export function resetWorld(world: World, newKey = false): void {
  world.clock.reset();
  world.journal.clear();
  world.faults.clear();
  world.accounts.reset(newKey);
  world.catalogue.reset();
  world.grants.reset();
  world.faces.reset();
  world.rate = {};
  world.answer = undefined;
}

/** Everything of the programmatic API, for other processes: `POST /control/<name>` with JSON. */
export function control(
  world: World,
  method: string,
  path: string,
  body: unknown,
  response: ServerResponse,
): void {
  const name = path.slice(controlRoot.length);
  const send = (status: number, answer: unknown): void =>
    void response
      .writeHead(status, { 'Content-Type': 'application/json' })
      .end(JSON.stringify(answer));
  if (!Object.hasOwn(handlers, name)) {
    send(404, { error: `There is no ${method} ${path}.`, names: Object.keys(handlers) });
    return;
  }
  // One handler per name, each with its own body: the table's type pairs them.
  const handler = handlers[name as ControlName] as (world: World, body: unknown) => unknown;
  try {
    send(200, handler(world, body ?? {}));
  } catch (error) {
    send(400, { error: error instanceof Error ? error.message : String(error) });
  }
}
