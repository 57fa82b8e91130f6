import * as assert from 'node:assert/strict';
import { longWork } from '../../../src/host/longWork';
import { FakeClock } from '../../support/fakeClock';
import { progressShown } from '../../support/vscode';

describe('Work that may take long', () => {
  let clock: FakeClock;

  beforeEach(() => {
    clock = new FakeClock();
    progressShown.length = 0;
  });

  const whenStopped = (signal: AbortSignal): Promise<never> =>
    new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error));
    });

  it('shows nothing when it is done soon', async () => {
    assert.equal(await longWork({ clock }, 'Work', () => Promise.resolve(7)), 7);
    clock.advance(60_000);
    assert.deepEqual(progressShown, []);
  });

  it('shows its progress after a moment, until it is done', async () => {
    let end = (): void => undefined;
    const work = longWork({ clock }, 'Work', () => new Promise<void>((r) => (end = r)));
    clock.advance(400);
    const [shown, ...others] = progressShown;
    assert.deepEqual(others, []);
    assert.deepEqual([shown?.options.title, shown?.options.cancellable], ['Work', true]);
    end();
    await Promise.all([work, shown?.ended]);
  });

  it('ends at once when the user cancels, and so does its progress', async () => {
    const work = longWork({ clock }, 'Work', whenStopped);
    clock.advance(400);
    progressShown[0]?.cancel();
    await assert.rejects(work, { name: 'AbortError' });
    await progressShown[0]?.ended;
  });

  it('tells a failure to who asked for it, and to nobody else', async () => {
    let fail = (): void => undefined;
    const failing = (): Promise<never> =>
      new Promise((_, reject) => (fail = () => reject(new Error('full'))));
    const work = longWork({ clock }, 'Work', failing);
    clock.advance(400);
    fail();
    await assert.rejects(work, /full/);
    await progressShown[0]?.ended;
  });
});
