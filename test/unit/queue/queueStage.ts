import assert from 'node:assert/strict';
import { SqliteChatStore } from '../../../src/host/node/chatStore';
import { Database } from '../../../src/host/node/database';
import { SqliteLedger } from '../../../src/host/node/ledger';
import { SqliteTurnQueue } from '../../../src/host/node/turnQueue';
import { newWriter, type Writer } from '../../../src/host/node/writer';
import type { Ledger, TurnQueue } from '../../../src/core/ports';
import type { AnswerMessage, QueuedAction } from '../../../src/shared/chat';
import type { Simulator } from '../../simulator/simulator';
import { FakeClock } from '../../support/fakeClock';
import {
  SessionStage,
  type SessionHarness,
  type SessionOptions,
} from '../../support/sessionHarness';
import { tempFolder } from '../../support/tempFolder';

export const hourMs = 3_600_000;

interface WindowOptions extends Pick<SessionOptions, 'fetch' | 'reword'> {
  readonly writer?: Writer;
  readonly ledger?: Partial<Ledger>;
  readonly queue?: Partial<TurnQueue>;
}

/** Windows on one database at the end of a day, for the tests of a `describe`. */
export class QueueStage {
  clock = new FakeClock();
  private readonly stage = new SessionStage();
  private readonly folder = tempFolder();
  private databases: Database[] = [];
  private first: SessionHarness | undefined;

  constructor() {
    beforeEach(async () => {
      this.clock = new FakeClock();
      this.databases = [];
      this.simulator.clock.set(this.clock.now());
      const account = this.simulator.account();
      account.usedToday = account.tier;
      this.first = await this.open();
    });
    afterEach(() => {
      for (const database of this.databases) database.close();
    });
  }

  get simulator(): Simulator {
    return this.stage.simulator;
  }

  /** The first one. */
  get window(): SessionHarness {
    assert.ok(this.first);
    return this.first;
  }

  /** A window on the one database. Each is a process of its own: this one, unless it is said. */
  readonly open = async (options: WindowOptions = {}): Promise<SessionHarness> => {
    const { clock } = this;
    const database = new Database({
      folder: this.folder(),
      onSetAside: ({ path }) => assert.fail(path),
    });
    this.databases.push(database);
    const { writer = newWriter(), ledger, queue, ...more } = options;
    return this.stage.start({
      clock,
      chats: new SqliteChatStore(database, clock, writer),
      queue: Object.assign(new SqliteTurnQueue(database, writer), queue),
      ledger: Object.assign(new SqliteLedger(database), ledger),
      ...more,
    });
  };

  readonly close = async (): Promise<void> => {
    this.window.dispose();
    await new Promise(setImmediate);
  };

  readonly ask = async (text: string, harness = this.window): Promise<AnswerMessage> => {
    await harness.session.send(text);
    const failed = await harness.lastAnswer();
    assert.ok(failed.failure?.actions.includes('queue'));
    await harness.questions?.add(failed.id);
    return harness.lastAnswer();
  };

  readonly act = async (action: QueuedAction, harness = this.window): Promise<void> => {
    const { id } = await harness.lastAnswer();
    await harness.questions?.act(id, action);
  };

  /** Time goes by, here and at the provider, and what that sets off comes to its end. */
  readonly pass = async (ms: number, ...harnesses: readonly SessionHarness[]): Promise<void> => {
    this.simulator.clock.set(this.clock.now() + ms);
    this.clock.advance(ms);
    for (const harness of harnesses.length > 0 ? harnesses : [this.window])
      await harness.questions?.look();
  };

  readonly untilMidnight = (): number => 24 * hourMs - (this.clock.now() % (24 * hourMs));

  readonly status = async (harness = this.window): Promise<string> =>
    (await harness.lastAnswer()).status;

  readonly requests = (): number => this.simulator.requests.length;
}
