import assert from 'node:assert/strict';
import { act } from 'preact/test-utils';
import type { UserMessage } from '../../../src/shared/chat';
import { FarMessage } from '../../../src/webview/components/FarMessage';
import { UserMessage as Question } from '../../../src/webview/components/UserMessage';
import { draw, nameOf, undraw, type Drawn } from './support/draw';

afterEach(undraw);

interface Changes {
  readonly message?: UserMessage;
  readonly editing?: boolean;
  readonly branch?: readonly [number, number];
}

const attachments = [
  { id: 'x', name: 'a.ts', lines: [3, 9], tokens: 120, automatic: true },
] as const;

describe('A question on the page', () => {
  it('shows the question with its attachments, which open', () => {
    const message: UserMessage = {
      role: 'user',
      id: 'q',
      at: 0,
      task: 'refactor',
      text: 'Two\nlines',
      attachments: attachments,
    };
    const drawn = draw(<Question message={message} mostRequests={2} canSend={true} />);
    assert.match(drawn.root.textContent, /a\.ts3–9RefactorTwo\nlines/);
    drawn.button('a.ts3–9').fire('click');
    assert.deepEqual(drawn.posted, [{ type: 'openAttachment', id: 'x' }]);
  });

  it('names what turns its letters around, near and far', () => {
    const message: UserMessage = {
      ...{ role: 'user', id: 'q', at: 0, task: 'chat', attachments: [] },
      text: 'see \u202etxt.exe',
    };
    const near = draw(<Question message={message} mostRequests={2} canSend={true} />);
    const far = draw(<FarMessage message={message} />);
    for (const drawn of [near, far]) {
      assert.ok(drawn.elements('span').map(nameOf).includes('U+202E'));
      assert.match(drawn.root.textContent, /see \u202etxt\.exe/);
    }
  });

  it('folds a question that is long, and shows all of it on a click', () => {
    const lines = Array.from({ length: 30_000 }, (_, index) => `line ${index + 1}.`);
    const text = lines.join('\n');
    const message = { role: 'user', id: 'q', at: 0, task: 'chat', attachments: [] } as const;
    const drawn = draw(<Question message={{ ...message, text }} mostRequests={2} canSend={true} />);
    assert.match(drawn.root.textContent, /line 12\.…/);
    assert.doesNotMatch(drawn.root.textContent, /line 13\./);
    const click = (name: string) => act(() => drawn.button(name).fire('click'));
    void click('Show all 30,000 lines');
    assert.match(drawn.root.textContent, /line 30000\./);
    void click('Show less');
    assert.doesNotMatch(drawn.root.textContent, /line 13\./);
    const short = draw(
      <Question
        message={{ ...message, text: lines.slice(0, 24).join('\n') }}
        mostRequests={2}
        canSend={true}
      />,
    );
    assert.match(short.root.textContent, /line 24\./);
    assert.ok(!short.elements('button').some((button) => nameOf(button).startsWith('Show')));
  });

  const message: UserMessage = {
    role: 'user',
    id: 'q',
    at: 0,
    task: 'chat',
    attachments: [],
    text: 'Why?',
  };
  const question = (more: Changes, canSend = true): Drawn =>
    draw(<Question message={message} mostRequests={2} canSend={canSend} {...more} />);
  const field = (drawn: Drawn) => {
    const [found] = drawn.elements('textarea');
    assert.ok(found);
    return found;
  };

  it('can be edited and deleted', () => {
    const drawn = question({});
    drawn.button('Edit this question').fire('click');
    assert.deepEqual(drawn.dispatched, [{ type: 'edit', id: 'q' }]);
    drawn.button('Delete this question and its answer').fire('click');
    assert.deepEqual(drawn.posted, [{ type: 'deleteMessage', id: 'q' }]);
  });

  it('cannot be edited where it is a task without words', () => {
    const task = { ...message, task: 'explain', text: '' } as const;
    const names = question({ message: task }).elements('button').map(nameOf);
    assert.deepEqual(names, ['Delete this question and its answer']);
  });

  it('is sent in other words with Enter, at a price that stands on the button', async () => {
    const drawn = question({ editing: true });
    drawn.button('Send · 1 request, at most 2');
    await act(() => field(drawn).fire('input', { currentTarget: { value: 'Why not?' } }));
    field(drawn).fire('keydown', { key: 'Enter', shiftKey: true });
    assert.deepEqual(drawn.posted, []);
    field(drawn).fire('keydown', { key: 'Enter', shiftKey: false });
    assert.deepEqual(drawn.posted, [{ type: 'editQuestion', id: 'q', text: 'Why not?' }]);
  });

  it('is not sent while nothing can be', () => {
    const drawn = question({ editing: true }, false);
    field(drawn).fire('keydown', { key: 'Enter', shiftKey: false });
    assert.deepEqual(drawn.posted, []);
  });

  it('stays as it is when Escape leaves the editing, which stops no answer', () => {
    const drawn = question({ editing: true });
    let stopped = false;
    const stopPropagation = () => (stopped = true);
    field(drawn).fire('keydown', { key: 'Escape', stopPropagation });
    assert.deepEqual(drawn.dispatched, [{ type: 'edit', id: undefined }]);
    assert.equal(stopped, true);
    assert.deepEqual(drawn.posted, []);
  });

  it('leads to its other versions', () => {
    const drawn = question({ branch: [2, 2] });
    assert.match(drawn.root.textContent, /2\/2/);
    drawn.button('Version before').fire('click');
    assert.deepEqual(drawn.posted, [{ type: 'stepBranch', id: 'q', by: -1 }]);
    assert.notEqual(drawn.button('Next version').attributes.get('disabled'), undefined);
  });
});
