import assert from 'node:assert/strict';
import type { UserMessage } from '../../../src/shared/chat';
import type { FromPage, ToPage } from '../../../src/shared/protocol';
import { format, pageStrings } from '../../../src/shared/strings';
import type { SavedPage } from '../../../src/webview/api';
import {
  formatDuration,
  formatRequests,
  formatTimeLeft,
  formatTokens,
} from '../../../src/webview/components/figures';
import { FrameQueue, mergeDeltas } from '../../../src/webview/frameQueue';
import { IdleQueue } from '../../../src/webview/markdown/idleQueue';
import { PageKeeper } from '../../../src/webview/pageKeeper';

const delta = (id: string, text: string): ToPage => ({ type: 'delta', id, text, reasoning: '' });

describe('Messages to the page', () => {
  it('are taken once per frame, deltas of one answer joined, in their order', () => {
    const frames: (() => void)[] = [];
    const taken: (readonly ToPage[])[] = [];
    const queue = new FrameQueue(
      (messages) => void taken.push(messages),
      (run) => void frames.push(run),
    );
    queue.add(delta('a', '1'));
    queue.add(delta('a', '2'));
    queue.add({ type: 'busy', busy: false });
    queue.add(delta('a', '3'));
    assert.equal(frames.length, 1);
    frames[0]?.();
    queue.add(delta('a', '4'));
    assert.deepEqual(taken, [[delta('a', '12'), { type: 'busy', busy: false }, delta('a', '3')]]);
    assert.equal(frames.length, 2);
  });

  it('keep the answers apart', () => {
    const messages = [delta('a', '1'), delta('b', '2'), delta('a', '3')];
    assert.deepEqual(mergeDeltas(messages), messages);
  });
});

describe('Idle work', () => {
  it('rests when its time is over and goes on later', () => {
    const moments: ((timeLeft: () => number) => void)[] = [];
    const done: string[] = [];
    const queue = new IdleQueue((run) => void moments.push(run));
    const steps = (name: string, count: number) => () => {
      done.push(name);
      return done.filter((each) => each === name).length < count;
    };
    queue.add(steps('a', 2));
    queue.add(steps('b', 1));
    assert.equal(moments.length, 1);
    moments.shift()?.(() => 0);
    assert.deepEqual(done, ['a']);
    moments.shift()?.(() => 50);
    assert.deepEqual(done, ['a', 'a', 'b']);
    assert.equal(moments.length, 0);
  });

  it('is left when nobody needs it any more', () => {
    const moments: ((timeLeft: () => number) => void)[] = [];
    const queue = new IdleQueue((run) => void moments.push(run));
    const leave = queue.add(() => assert.fail('done in vain'));
    leave();
    moments.shift()?.(() => 50);
    assert.equal(moments.length, 0);
  });
});

describe('A page that is reloaded', () => {
  function host(saved?: SavedPage) {
    const posted: FromPage[] = [];
    let kept = saved;
    return {
      posted,
      kept: () => kept,
      post: (message: FromPage) => void posted.push(message),
      saved: () => kept,
      save: (page: SavedPage) => void (kept = page),
    };
  }

  const asked = (id: string) => ({ role: 'user', id }) as UserMessage;

  const stateWith = (chatId: string, draft: string, messages: readonly UserMessage[] = []) =>
    ({
      type: 'state',
      state: { chatId, draft, messages },
      strings: pageStrings,
    }) as Extract<ToPage, { readonly type: 'state' }>;

  it('loses no letter that was typed, even if the host had not heard of it', () => {
    const first = host();
    const keeper = new PageKeeper(first);
    keeper.restore(stateWith('c', ''));
    keeper.keep({ chatId: 'c', draft: 'Wh', messages: [] });
    keeper.leave();
    const second = host(first.kept());
    const again = new PageKeeper(second);
    assert.equal(again.restore(stateWith('c', '')).state.draft, 'Wh');
    again.flush();
    assert.deepEqual(second.posted, [{ type: 'draftChanged', text: 'Wh' }]);
    keeper.flush();
  });

  it("takes the host's text when its own was delivered", () => {
    const first = host();
    const keeper = new PageKeeper(first);
    keeper.restore(stateWith('c', ''));
    keeper.keep({ chatId: 'c', draft: 'Wh', messages: [] });
    keeper.flush();
    const again = new PageKeeper(host(first.kept()));
    assert.equal(again.restore(stateWith('c', 'Why is this?')).state.draft, 'Why is this?');
  });

  it('does not take a draft for a new one that was sent since', () => {
    const first = host();
    const keeper = new PageKeeper(first);
    keeper.restore(stateWith('c', ''));
    keeper.keep({ chatId: 'c', draft: 'Why?', messages: [] });
    const old = first.kept();
    keeper.flush();
    const again = new PageKeeper(host(old));
    assert.equal(again.restore(stateWith('c', '', [asked('q')])).state.draft, '');
    again.keep({ chatId: 'c', draft: 'Wh', messages: [asked('q')] });
    again.flush();
  });

  it('does not carry a draft from one chat into another', () => {
    const keeper = new PageKeeper(
      host({ chatId: 'c', draft: 'Wh', draftPending: true, after: '', fromEnd: 0 }),
    );
    assert.equal(keeper.restore(stateWith('other', '')).state.draft, '');
  });

  it('does not empty what is kept because of an old state', () => {
    const keeper = new PageKeeper(
      host({ chatId: 'c', draft: '', draftPending: true, after: '', fromEnd: 0 }),
    );
    assert.equal(keeper.restore(stateWith('c', 'Half a thou')).state.draft, 'Half a thou');
  });

  it('takes what is being typed along when another chat opens', () => {
    const own = host();
    const keeper = new PageKeeper(own);
    keeper.restore(stateWith('c', ''));
    keeper.keep({ chatId: 'c', draft: 'Wh', messages: [] });
    keeper.keep({ chatId: 'other', draft: 'Wh', messages: [asked('q')] });
    assert.deepEqual(own.kept(), {
      ...{ chatId: 'other', draft: 'Wh', draftPending: true, after: 'q', fromEnd: 0 },
    });
    keeper.flush();
    assert.deepEqual(own.posted, [{ type: 'draftChanged', text: 'Wh' }]);
  });

  it('stands where it stood, in the same chat', () => {
    const keeper = new PageKeeper(
      host({ chatId: 'c', draft: '', draftPending: false, after: '', fromEnd: 90 }),
    );
    assert.equal(keeper.place('c'), 90);
    assert.equal(keeper.place('other'), 0);
  });
});

describe('Words and figures', () => {
  it('fill the places of a template, and show what is missing', () => {
    assert.equal(format('{1} of {0}', 50, 12), '12 of 50');
    assert.equal(format('{0} {2}', 'a'), 'a {2}');
    assert.equal(format('{0}', '$& {0}'), '$& {0}');
  });

  it('have no empty text, and number their places without a gap', () => {
    for (const [name, text] of Object.entries(pageStrings)) {
      assert.notEqual(text.trim(), '', name);
      const places = new Set([...text.matchAll(/\{(\d+)\}/g)].map(([, index]) => Number(index)));
      assert.deepEqual(
        [...places].sort(),
        Array.from(places, (_, index) => index),
        name,
      );
    }
  });

  it('are short', () => {
    assert.deepEqual(
      [0, 384, 1234, 9949, 9950, 15_400, 999_499, 999_500, 1_137_000].map(formatTokens),
      ['0', '384', '1.2k', '9.9k', '10k', '15k', '999k', '1.0M', '1.1M'],
    );
    const durations = [840, 4100, 9960, 12_300, 59_600, 125_000];
    assert.deepEqual(
      durations.map((ms) => formatDuration(pageStrings, ms)),
      ['0.8 s', '4.1 s', '10 s', '12 s', '1 min 0 s', '2 min 5 s'],
    );
    assert.deepEqual(
      [1, 60_000, 61_000, 3_600_000, 18_720_000].map((ms) => formatTimeLeft(pageStrings, ms)),
      ['1 min', '1 min', '2 min', '1 h', '5 h 12 min'],
    );
    assert.equal(formatRequests(pageStrings, 1), '1 request');
    assert.equal(formatRequests(pageStrings, 2), '2 requests');
  });
});
