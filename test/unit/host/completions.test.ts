import assert from 'node:assert/strict';
import { Completions, type Offers, type Source } from '../../../src/host/completion/completions';
import type { CompletionList } from '../../../src/shared/protocol';
import { FakeClock } from '../../support/fakeClock';

describe('the list that opens in the composer, in the host', () => {
  let posted: CompletionList[];
  let chosen: string[];
  let running: Promise<void>[];
  let clock: FakeClock;
  let source: Source;
  let completions: Completions;

  const one = (label: string): Offers => ({
    offers: [{ icon: 'file', label, choose: () => Promise.resolve(void chosen.push(label)) }],
  });
  const settled = (): Promise<unknown> => Promise.all(running);
  const labels = (): readonly string[] =>
    posted.map(({ turn, items }) => `${turn} ${items.map(({ label }) => label).join()}`);

  beforeEach(() => {
    [posted, chosen, running, clock] = [[], [], [], new FakeClock()];
    source = async function* (typed) {
      yield await Promise.resolve(one(typed));
    };
    completions = new Completions({
      clock,
      post: (message) => {
        if (message.type === 'completions') posted.push(message.completions);
      },
      sourceOf: () => Promise.resolve((typed, signal) => source(typed, signal)),
      run: async (action) => {
        const run = Promise.resolve(action()).then(() => undefined);
        running.push(run);
        await run;
      },
    });
  });

  it('looks for the last text only, once typing rests', async () => {
    completions.ask(1, '@', 'a');
    completions.ask(2, '@', 'ab');
    clock.advance(1000);
    await settled();
    assert.deepEqual(labels(), ['2 ab']);
  });

  it('shows nothing of what ended', async () => {
    let go = (): void => undefined;
    const waited = new Promise<void>((resolve) => (go = resolve));
    let ended = false;
    source = async function* (typed, signal) {
      yield one(`${typed}1`);
      await waited;
      ended = signal.aborted;
      yield one(`${typed}2`);
    };
    completions.ask(1, '@', '');
    await new Promise(setImmediate);
    completions.close();
    go();
    await settled();
    assert.deepEqual([labels(), ended], [['1 1'], true]);
  });

  it('does what was chosen of the list that is shown, and nothing of another', async () => {
    completions.ask(1, '@', '');
    await settled();
    completions.ask(2, '@', 'b');
    completions.choose(2, '0');
    completions.choose(1, '7');
    assert.deepEqual(chosen, []);
    completions.choose(1, '0');
    assert.deepEqual(chosen, ['']);
  });
});
