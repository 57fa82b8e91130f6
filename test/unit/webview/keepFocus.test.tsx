import assert from 'node:assert/strict';
import type { ComponentChild } from 'preact';
import type { AnswerMessage, Message, ProposalCard as Proposal } from '../../../src/shared/chat';
import { Answer } from '../../../src/webview/components/Answer';
import { Chip } from '../../../src/webview/components/Chip';
import { SendButton } from '../../../src/webview/components/SendButton';
import { UserMessage } from '../../../src/webview/components/UserMessage';
import { placeAfter } from '../../../src/webview/keepFocus';
import { draw, nameOf, undraw } from './support/draw';
import { removals, type TinyElement } from './support/tinyDocument';

interface Shown {
  readonly messages?: readonly Message[];
  readonly chips?: readonly string[];
  readonly busy?: boolean;
  readonly editing?: boolean;
}

const answer = (id: string, more: Partial<AnswerMessage> = {}): AnswerMessage => ({
  ...{ role: 'assistant', id, at: 2, status: 'done', text: `Words of ${id}`, reasoning: '' },
  ...{ modelId: 'a/model:free', modelName: id },
  ...more,
});
const question = (id: string): Message => ({
  ...{ role: 'user', id, at: 1, task: 'chat', text: `Why ${id}?`, attachments: [] },
});
const open: Proposal = {
  state: 'open',
  files: [
    {
      ...{ name: 'a.ts', path: 'a.ts', isNew: false, lines: [1, 2] },
      ...{ added: 1, removed: 1, decided: 0, hunks: 1 },
    },
  ],
  notes: [],
  checks: [],
};

/** The parts of the page as they lie in it. */
function page({ messages = [], chips = [], busy = false, editing = false }: Shown): ComponentChild {
  const sending = { mostRequests: 1, canSend: true };
  return (
    <main>
      <div class="conversation">
        <div class="log" tabIndex={0}>
          <div class="messages">
            {messages.map((message) => (
              <div key={message.id} class="turn">
                {message.role === 'user' ? (
                  <UserMessage {...{ message, editing }} {...sending} />
                ) : (
                  <Answer answer={message} document={undefined} free isLast {...sending} />
                )}
              </div>
            ))}
          </div>
        </div>
        {busy && <button class="jump">Jump to latest</button>}
      </div>
      <section class="compose">
        <ul class="chips">
          {chips.map((id) => (
            <Chip key={id} attachment={{ id, name: id, tokens: 1, automatic: false }} removable />
          ))}
        </ul>
        <textarea aria-label="Message" />
        <div class="row">
          <SendButton
            {...{ mostRequests: 1, size: '', busy, blocked: undefined }}
            onSend={() => undefined}
          />
        </div>
      </section>
    </main>
  );
}

/** Where the focus goes from the button of this name when the page changes so. */
function goesOn(before: Shown, name: string, after: Shown): string | undefined {
  const drawn = draw(page(before));
  const lost = drawn.root.all().find((one) => nameOf(one) === name && one.localName === 'button');
  assert.ok(lost, `there is no ${name}`);
  removals.length = 0;
  drawn.redraw(page(after));
  assert.equal(lost.isConnected, false, `${name} is still there`);
  const place = placeAfter(
    lost as unknown as Element,
    removals as unknown as readonly MutationRecord[],
    drawn.root as unknown as Element,
  ) as TinyElement | undefined;
  return place && nameOf(place);
}

describe('The focus, when what had it goes away', () => {
  afterEach(undraw);

  it('goes to the next message when one is deleted, else to where the next is written', () => {
    const [first, second] = [answer('First'), answer('Second')];
    const deleted = (left: readonly Message[]) =>
      goesOn({ messages: [first, second] }, 'Delete this answer', { messages: left });
    assert.equal(deleted([second]), 'Copy answer');
    assert.equal(deleted([]), 'Message');
  });

  it('passes by an answer that goes with its question', () => {
    const all = [question('a'), answer('A'), question('b')];
    const name = 'Delete this question and its answer';
    assert.equal(goesOn({ messages: all }, name, { messages: all.slice(2) }), 'Edit this question');
    assert.equal(goesOn({ messages: all.slice(0, 2) }, name, {}), 'Message');
  });

  it('goes to where the next message is written after trying again and after Stop', () => {
    const again = { messages: [answer('B', { status: 'waiting', text: '' })] };
    assert.equal(goesOn({ messages: [answer('A')] }, 'Try again (1 request)', again), 'Message');
    assert.equal(goesOn({ busy: true }, 'Stop (Escape)', {}), 'Message');
  });

  it('stays on the card of a change that was decided', () => {
    const card = (state: Proposal['state']): Shown => ({
      messages: [answer('A', { proposal: { ...open, state } })],
    });
    assert.equal(goesOn(card('open'), 'Accept', card('accepted')), 'Undo');
    assert.equal(goesOn(card('open'), 'Discard', card('discarded')), 'a.ts');
    assert.equal(goesOn(card('accepted'), 'Undo', card('open')), 'Accept');
  });

  it('goes to the next attachment, else to the one before, else to the message', () => {
    const removed = (name: string, chips: readonly string[], left: readonly string[]) =>
      goesOn({ chips }, `Remove ${name}`, { chips: left });
    assert.equal(removed('a', ['a', 'b'], ['b']), 'b');
    assert.equal(removed('b', ['a', 'b'], ['a']), 'a');
    assert.equal(removed('a', ['a'], []), 'Message');
  });

  it('goes to the field when a question is edited, and to the conversation at its end', () => {
    const messages = [question('a')];
    const edited = goesOn({ messages }, 'Edit this question', { messages, editing: true });
    assert.equal(edited, 'Edit this question');
    const drawn = goesOn({ messages, busy: true }, 'Jump to latest', { messages });
    assert.match(drawn ?? '', /^YouWhy a\?/);
  });
});
