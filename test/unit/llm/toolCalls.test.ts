import assert from 'node:assert/strict';
import { AnswerReader } from '../../../src/core/llm/answerReader';
import type { StreamEvent } from '../../../src/core/llm/events';
import type { ToolCall } from '../../../src/core/llm/request';
import { TurnError } from '../../../src/core/llm/errors';

/** The calls of an answer that comes in these deltas. */
function callsOf(...deltas: readonly object[]): readonly ToolCall[] {
  return eventsOf(true, ...deltas).flatMap((event) =>
    event.type === 'toolCall' ? event.call : [],
  );
}

function eventsOf(takesCalls: boolean, ...deltas: readonly object[]): readonly StreamEvent[] {
  const events: StreamEvent[] = [];
  const reader = new AnswerReader((event) => events.push(event));
  reader.takesCalls = takesCalls;
  for (const delta of deltas) reader.take({ choices: [{ delta }] });
  reader.take({ choices: [{ delta: {}, finish_reason: 'tool_calls' }] });
  reader.end(true);
  return events;
}

const piece = (call: object): object => ({ tool_calls: [call] });

describe('The calls of an answer', () => {
  it('are put together from their pieces, two at a time as well', () => {
    const calls = callsOf(
      piece({ index: 0, id: 'a', function: { name: 'read', arguments: '' } }),
      piece({ index: 0, function: { arguments: '{"path":' } }),
      piece({ index: 1, id: 'b', function: { name: 'list', arguments: '{}' } }),
      piece({ index: 0, function: { arguments: '"x"}' } }),
    );
    assert.deepEqual(calls, [
      { id: 'a', name: 'read', arguments: '{"path":"x"}' },
      { id: 'b', name: 'list', arguments: '{}' },
    ]);
  });

  it('are told apart by their ids where a server counts all of them as the first', () => {
    const calls = callsOf(
      piece({ index: 0, id: 'a', function: { name: 'read', arguments: '{"n":1}' } }),
      piece({ index: 0, id: 'b', function: { name: 'read', arguments: '{"n":2}' } }),
    );
    assert.deepEqual(
      calls.map(({ id, arguments: json }) => [id, json]),
      [
        ['a', '{"n":1}'],
        ['b', '{"n":2}'],
      ],
    );
  });

  it('are read without index, without id, with nothing to say and with arguments as they are', () => {
    const calls = callsOf({
      tool_calls: [
        { function: { name: 'now' } },
        { function: { name: 'go', arguments: { to: 1 } } },
      ],
    });
    assert.deepEqual(calls, [
      { id: 'call_1', name: 'now', arguments: '{}' },
      { id: 'call_2', name: 'go', arguments: '{"to":1}' },
    ]);
  });

  it('are an answer only where tools were offered', () => {
    const call = piece({ index: 0, id: 'a', function: { name: 'read', arguments: '{}' } });
    const isEmpty = (error: unknown): boolean =>
      error instanceof TurnError && error.causeName === 'emptyAnswer';
    assert.throws(() => eventsOf(false, call), isEmpty);
    assert.equal(eventsOf(true, call).at(-1)?.type, 'finished');
  });
});
