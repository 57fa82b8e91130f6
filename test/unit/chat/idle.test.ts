import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { repository } from '../../vscode/folders';
import { FakeClock } from '../../support/fakeClock';
import { SessionStage, type SessionHarness } from '../../support/sessionHarness';

const minuteMs = 60_000;

describe('a window that nobody uses', () => {
  const stage = new SessionStage();
  let clock: FakeClock;
  let harness: SessionHarness;

  beforeEach(async () => {
    stage.simulator.account().usedToday = 12;
    clock = new FakeClock();
    harness = await stage.start({ clock });
    await harness.session.state();
    await harness.session.refresh();
  });

  /** Timers that ran within so long, and requests of any kind that left. */
  async function passes(ms: number): Promise<{ readonly timers: number; readonly asked: number }> {
    const { journal } = stage.simulator;
    const before = journal.length;
    let timers = 0;
    await clock.pass(ms, () => {
      timers += 1;
      return Promise.resolve();
    });
    return { timers, asked: journal.length - before };
  }

  it('runs no timer and asks nobody for ten minutes', async () => {
    const { used } = await harness.meter.quota();
    assert.equal(used, 12);
    assert.deepEqual(await passes(10 * minuteMs), { timers: 0, asked: 0 });
  });

  it('does so again once an answer has come to rest', async () => {
    await harness.session.send('What is a closure?');
    await passes(2 * minuteMs);
    assert.deepEqual(await passes(10 * minuteMs), { timers: 0, asked: 0 });
  });

  it('wakes only when the figure changes by itself: about midnight', async () => {
    assert.equal(clock.pending, 1);
    const { timers } = await passes(24 * 60 * minuteMs);
    assert.ok(timers > 0 && timers < 10, `${timers} timers`);
  });

  it('loads no rules for secrets while there is nothing to search', () => {
    const script = `
      import { registerHooks } from 'node:module';
      import { Masking } from './src/core/privacy/masking.ts';
      const loaded = [];
      registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) });
      const masking = new Masking({ settings: () => ({ maskSecrets: true }) });
      await masking.list('', []);
      const before = loaded.length;
      await masking.list('What is a closure?', []);
      console.log(before, loaded.some((url) => url.includes('findSecrets')));`;
    const tsx = path.join(repository, 'test/unit/registerTsx.mjs');
    const options = ['--import', tsx, '--input-type=module', '--eval', script];
    const told = execFileSync(process.execPath, options, { cwd: repository, encoding: 'utf8' });
    assert.equal(told.trim(), '0 true');
  });
});
