import assert from 'node:assert/strict';
import type { StreamingAnswer } from '../../../src/core/chat/streamingAnswer';
import type { Clock } from '../../../src/core/ports';
import { accountHash } from '../../../src/core/quota/accountHash';
import { openRouter } from '../../../src/core/llm/presets';
import { startOfMinute } from '../../../src/core/quota/calendar';
import { FakeClock } from '../../support/fakeClock';
import {
  realClock,
  SessionStage,
  turnAbout,
  type SessionHarness,
} from '../../support/sessionHarness';

const minuteLimit = openRouter.quota.perMinute ?? 0;

describe('A turn over the limit of the minute', () => {
  const stage = new SessionStage();

  /** The limit is of the minutes of the clock: near the end of one it takes the next one, too. */
  const inMidMinute = (): FakeClock => new FakeClock(startOfMinute(Date.now()) + 30_000);

  /** Another window has sent as much as a minute takes. */
  async function crowded(clock: Clock = realClock): Promise<SessionHarness> {
    const harness = await stage.start({ clock });
    const account = await accountHash(stage.simulator.key);
    const start = { account, provider: 'openrouter', model: 'm', purpose: 'chat' };
    for (let row = 0; row < minuteLimit; row += 1)
      await harness.ledger.begin({ ...start, at: clock.now() });
    return harness;
  }

  /** Resolves when the countdown is shown; asking goes on in `done`. */
  async function waiting(harness: SessionHarness): Promise<{ readonly done: Promise<unknown> }> {
    const done = harness.session.run(turnAbout('explain', 'let a = 1;'));
    await harness.until(() =>
      harness.posted.some((message) => {
        const answer = message.type === 'message' ? message.message : undefined;
        return answer?.role === 'assistant' && answer.resumesAt !== undefined;
      }),
    );
    return { done };
  }

  it('waits with a countdown, costs nothing when it is stopped, and is no error', async () => {
    const harness = await crowded();
    const { done } = await waiting(harness);
    harness.session.stop();
    await done;
    const { status, failure, receipt } = await harness.lastAnswer();
    assert.deepEqual([status, failure, receipt?.requests], ['stopped', undefined, 0]);
    assert.equal(stage.simulator.requests.length, 0);
    assert.equal(harness.ledger.rows.length, minuteLimit);
  });

  it('tells whoever watches it until when it waits', async () => {
    const clock = inMidMinute();
    const harness = await crowded(clock);
    const until: number[] = [];
    const watch = (answer: StreamingAnswer): void =>
      void answer.onDidWait((at) => {
        until.push(at);
        harness.session.stop();
      });
    await harness.session.run(turnAbout('explain', 'let a = 1;'), { watch });
    assert.deepEqual(until, [startOfMinute(clock.now()) + 62_000]);
  });

  it('is answered then, and its receipt tells how long that took, without the wait', async () => {
    const clock = inMidMinute();
    const harness = await crowded(clock);
    const { done } = await waiting(harness);
    clock.advance(61_000);
    await done;
    const { status, receipt } = await harness.lastAnswer();
    assert.deepEqual([status, receipt?.requests, receipt?.durationMs], ['done', 1, 0]);
  });
});
