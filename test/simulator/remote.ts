import type { AccountSettings } from './accounts';
import type { AccountState, ControlBodies, ControlName } from './control';
import type { FaultWhen } from './faults/faultQueue';
import type { Fault } from './faults/faults';
import type { JournalEntry } from './journal';
import type { Rate } from './streamWriter';

/** A simulator in another process: the same words, each a promise. */
export interface RemoteSimulator {
  journal(): Promise<readonly JournalEntry[]>;
  requests(): Promise<readonly JournalEntry[]>;
  account(key?: string): Promise<AccountState>;
  changeAccount(change: Partial<AccountSettings>, key?: string): Promise<AccountState>;
  addAccount(settings?: Partial<AccountSettings>): Promise<AccountState>;
  fault(fault: Fault, when?: FaultWhen): Promise<void>;
  clearFaults(): Promise<void>;
  setModels(models: readonly object[]): Promise<void>;
  setRate(rate: Rate): Promise<void>;
  answer(text: string | undefined): Promise<void>;
  /** Epoch milliseconds after the change. */
  setClock(change: { readonly set?: number; readonly advance?: number }): Promise<number>;
  /** @param newKey the account has a key that nobody used yet */
  reset(newKey?: boolean): Promise<void>;
}

/** @param origin `http://127.0.0.1:PORT` */
export function connectSimulator(origin: string): RemoteSimulator {
  async function call<Name extends ControlName>(name: Name, body: ControlBodies[Name]) {
    const headers = { 'Content-Type': 'application/json' };
    const text = JSON.stringify(body ?? {});
    const response = await fetch(`${origin}/control/${name}`, {
      method: 'POST',
      headers,
      body: text,
    });
    if (!response.ok) throw new Error(`The simulator refused ${name}: ${await response.text()}`);
    return (await response.json()) as unknown;
  }
  const journal = async () => (await call('journal', undefined)) as readonly JournalEntry[];
  const accountCall = async (body: ControlBodies['account']) =>
    (await call('account', body)) as AccountState;
  return {
    journal,
    requests: async () =>
      (await journal()).filter(({ method, path }) => {
        return method === 'POST' && path === '/api/v1/chat/completions';
      }),
    account: (key) => accountCall(key === undefined ? {} : { key }),
    changeAccount: (change, key) => accountCall({ change, ...(key === undefined ? {} : { key }) }),
    addAccount: async (settings = {}) => (await call('addAccount', settings)) as AccountState,
    fault: async (fault, when) => {
      await call('fault', when === undefined ? { fault } : { fault, when });
    },
    clearFaults: async () => {
      await call('clearFaults', undefined);
    },
    setModels: async (models) => {
      await call('models', models as ControlBodies['models']);
    },
    setRate: async (rate) => {
      await call('rate', rate);
    },
    answer: async (text) => {
      await call('answer', { text: text ?? null });
    },
    setClock: async (change) => ((await call('clock', change)) as { readonly now: number }).now,
    reset: async (newKey = false) => {
      await call('reset', { newKey });
    },
  };
}
