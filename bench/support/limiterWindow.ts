// A window of its own in a process of its own: it asks one turn after the other and says how each ended.
import { Database } from '../../src/host/node/database';
import { SqliteLedger } from '../../src/host/node/ledger';
import { StreamingAnswer } from '../../src/core/chat/streamingAnswer';
import { runTurn, type ReadyTurn, type TurnDeps } from '../../src/core/chat/turnRunner';
import { createClient } from '../../src/core/llm/client';
import { openRouter } from '../../src/core/llm/presets';
import type { AnswerMessage } from '../../src/shared/chat';
import { keepsNothing } from '../../test/support/keepsNothing';
import { freeModel } from '../../test/support/models';
import { fastClock } from './fastClock';

/** What the parent gives it, as JSON. */
export interface WindowTask {
  readonly folder: string;
  readonly url: string;
  readonly key: string;
  readonly model: string;
  /** Names its turns. */
  readonly name: string;
  readonly turns: number;
  /** Epoch milliseconds of real time at which the fast clock began. */
  readonly startedAt: number;
}

const task = JSON.parse(process.argv[2] ?? '') as WindowTask;
const clock = fastClock(task.startedAt);
const nothing = (): void => undefined;
const logger = { debug: nothing, info: nothing, warn: nothing, error: nothing };
const onSetAside = ({ path }: { readonly path: string }): never => {
  throw new Error(`The database did not open: ${path}`);
};
const ledger = new SqliteLedger(new Database({ folder: task.folder, onSetAside }));
const deps: TurnDeps = {
  clock,
  logger,
  ledger,
  client: createClient({ fetch: (url, init) => fetch(url, init), clock, logger, ...keepsNothing }),
  meter: {
    quota: () => Promise.reject(new Error('There is no meter here.')),
    quotaOf: () => Promise.reject(new Error('There is no meter here.')),
    useModel: () => Promise.resolve(),
    told: () => Promise.resolve(),
    refresh: () => Promise.resolve(),
    noteActivity: nothing,
    usedUp: () => Promise.resolve(),
  },
  // Nobody looks at the quota here; what the ledger cannot do must show.
  keep: async (work) => work().catch(() => undefined),
  alarm: nothing,
  modelGone: nothing,
};

function turn(content: string): ReadyTurn {
  const { url, key, model } = task;
  return {
    target: { preset: openRouter, url, key },
    candidates: [{ ...freeModel('m'), id: model }],
    maxRequests: 1,
    messages: [{ role: 'user', content }],
    maxAnswerTokens: 100,
    patience: { idleMs: 600_000, progressMs: 600_000 },
    purpose: 'chat',
  };
}

async function ask(content: string): Promise<AnswerMessage> {
  const empty = { text: '', reasoning: '', modelId: '', modelName: '' };
  const message = { role: 'assistant', id: content, at: clock.now(), status: 'waiting' } as const;
  const listener = { post: nothing, changed: nothing, save: nothing };
  const answer = new StreamingAnswer({ ...message, ...empty }, clock, listener);
  answer.end(await runTurn(deps, turn(content), answer, new AbortController().signal));
  return answer.current;
}

async function run(): Promise<void> {
  for (let number = 1; number <= task.turns; number += 1) {
    const { status, failure, resumesAt } = await ask(`${task.name} ${number}`);
    const report = { status, failure: failure?.title, waited: resumesAt !== undefined };
    process.stdout.write(`${JSON.stringify(report)}\n`);
  }
}

void run();
