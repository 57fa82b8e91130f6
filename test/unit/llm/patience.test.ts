import assert from 'node:assert/strict';
import { createClient } from '../../../src/core/llm/client';
import { openRouter } from '../../../src/core/llm/presets';
import { FakeClock } from '../../support/fakeClock';
import { keepsNothing } from '../../support/keepsNothing';
import { MemoryLogger } from '../../support/memoryLogger';
import { model, patience } from './ask';
import { deltaEvent, doneEvent, stopEvent } from './rawServer';

describe('The patience with a provider', () => {
  it('begins when the request leaves, however long the code for it takes to load', async () => {
    const clock = new FakeClock();
    const state = { left: false, ended: false };
    const leave = (): Promise<Response> => {
      state.left = true;
      const body = deltaEvent({ content: 'Hi' }) + stopEvent + doneEvent;
      const headers = { 'Content-Type': 'text/event-stream' };
      return Promise.resolve(new Response(body, { headers }));
    };
    const client = createClient({
      fetch: leave,
      clock,
      logger: new MemoryLogger(),
      ...keepsNothing,
    });
    const request = { model, fallbacks: [], messages: [], maxAnswerTokens: 10 };
    const target = { preset: openRouter, url: 'http://127.0.0.1/v1', key: 'key' };

    async function read(): Promise<string> {
      const types: string[] = [];
      const { signal } = new AbortController();
      for await (const { type } of client.stream(target, request, patience, signal))
        types.push(type);
      return types.join(' ');
    }
    const reading = read().finally(() => (state.ended = true));
    reading.catch(() => undefined);
    // The loading cannot be seen: time flies between any two of its steps.
    for (let step = 1; !state.left && !state.ended; step += 1) {
      clock.advance(patience.progressMs);
      await (step % 100 === 0 ? new Promise(setImmediate) : Promise.resolve());
    }
    assert.equal(await reading, 'accepted served text finished');
  });
});
