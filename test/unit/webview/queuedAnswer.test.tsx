import assert from 'node:assert/strict';
import type { QueuedState } from '../../../src/shared/chat';
import { Answer } from '../../../src/webview/components/Answer';
import { draw, nameOf, undraw, type Drawn } from './support/draw';

afterEach(undraw);

describe('A queued answer on the page', () => {
  const waits = (more: Partial<QueuedState> = {}, free = true): Drawn =>
    draw(
      <Answer
        answer={{
          role: 'assistant',
          id: 'a',
          at: 0,
          status: 'queued',
          text: '',
          reasoning: '',
          modelId: 'a/model:free',
          modelName: 'A model',
          failure: { severity: 'warning', title: 'Used up', detail: '', actions: ['queue'] },
          queued: { until: Date.now() + 5.2 * 3_600_000, editable: true, ...more },
        }}
        document={undefined}
        mostRequests={2}
        canSend={false}
        free={free}
        isLast={true}
      />,
    );
  const names = (drawn: Drawn) => drawn.elements('button').map(nameOf);

  it('says when it goes out, and can be sent, edited or taken back', () => {
    const drawn = waits();
    assert.match(drawn.root.textContent, /Goes out at .+, in 5 h 12 min/);
    assert.doesNotMatch(drawn.root.textContent, /Used up/);
    assert.deepEqual(names(drawn), ['Send now · 1 request, at most 2', 'Edit', 'Cancel']);
    drawn.button('Cancel').fire('click');
    assert.deepEqual(drawn.posted, [{ type: 'queuedAction', id: 'a', action: 'cancel' }]);
  });

  it('counts the last seconds, and promises no time that is over', () => {
    assert.match(waits({ until: Date.now() + 30_500 }).root.textContent, /in 30 s/);
    assert.match(waits({ until: 0 }).root.textContent, /as soon as it can/);
  });

  it('asks which code is to go out where that has changed', () => {
    const drawn = waits({ changed: ['cart.ts'], editable: false });
    assert.match(drawn.root.textContent, /Changed since you asked: cart\.ts/);
    const send = [
      'Send it as it is now · 1 request, at most 2',
      'Send it as it was · 1 request, at most 2',
    ];
    assert.deepEqual(names(drawn), [...send, 'Cancel']);
    assert.equal(names(waits({ gone: ['cart.ts'] }))[0], send[1]);
  });

  it('is not sent while an answer comes in', () => {
    const send = waits({}, false).button('Send now · 1 request, at most 2');
    assert.notEqual(send.attributes.get('disabled'), undefined);
  });

  it('says that it goes out behind an answer, what it costs then, and can be taken back', () => {
    const drawn = waits({ behind: 'waiting' }, false);
    assert.match(drawn.root.textContent, /Goes out when the answer above has ended/);
    assert.match(drawn.root.textContent, /It costs 1 request, at most 2 then/);
    assert.deepEqual(names(drawn), ['Edit', 'Cancel']);
  });

  it('waits for a word where the answer above is not complete', () => {
    const drawn = waits({ behind: 'halted' });
    assert.match(drawn.root.textContent, /the answer above is not complete/);
    assert.deepEqual(names(drawn), ['Send now · 1 request, at most 2', 'Edit', 'Cancel']);
  });
});
