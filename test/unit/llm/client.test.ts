import assert from 'node:assert/strict';
import { openRouter } from '../../../src/core/llm/presets';
import type { ServerResponse } from 'node:http';
import { createClient } from '../../../src/core/llm/client';
import { countedOf, toTurnError } from '../../../src/core/llm/toTurnError';
import { FakeClock } from '../../support/fakeClock';
import { keepsNothing } from '../../support/keepsNothing';
import { MemoryLogger } from '../../support/memoryLogger';
import { ask, model, patience } from './ask';
import {
  deltaEvent,
  doneEvent,
  startRawServer,
  stopEvent,
  until,
  type RawServer,
} from './rawServer';

const key = 'sk-or-v1-0123456789abcdef0123456789abcdef';
const eventStream = { 'Content-Type': 'text/event-stream' };

describe('The client', () => {
  let server: RawServer | undefined;

  async function serve(handle: Parameters<typeof startRawServer>[0]): Promise<RawServer> {
    server = await startRawServer(handle);
    return server;
  }

  async function askStream(...pieces: readonly (string | Uint8Array)[]) {
    const { url } = await serve((response) => {
      response.writeHead(200, eventStream);
      for (const piece of pieces) response.write(piece);
      response.end();
    });
    return ask({ url, key });
  }

  afterEach(async () => {
    await server?.close();
    server = undefined;
  });

  it('reads an answer that arrives byte by byte, with CR LF and comments', async () => {
    const whole = `: OPENROUTER PROCESSING\n\n${deltaEvent({ content: 'Größe 日本 🙂' })}${stopEvent}${doneEvent}`;
    const bytes = new TextEncoder().encode(whole.replaceAll('\n', '\r\n'));
    const { url } = await serve((response) => void drip(response, bytes));
    const { text, events, error } = await ask({ url, key });
    assert.equal(error, undefined);
    assert.equal(text, 'Größe 日本 🙂');
    assert.deepEqual(
      events.map(({ type }) => type),
      ['accepted', 'keepAlive', 'served', 'text', 'finished'],
    );
  });

  it('tells who answered, what it cost and how it ended', async () => {
    const usage = { prompt_tokens: 7, completion_tokens: 9, cost: 0.5 };
    const { events } = await askStream(
      deltaEvent({ content: 'Hi' }),
      deltaEvent({}, { finish_reason: 'length' }),
      `data: ${JSON.stringify({ model: 'a/b:free', provider: 'P', choices: [], usage })}\n\n`,
      doneEvent,
    );
    assert.deepEqual(events.slice(1), [
      { type: 'served', model: 'a/b:free', endpointHost: 'P' },
      { type: 'text', text: 'Hi' },
      { type: 'usage', usage: { promptTokens: 7, answerTokens: 9, cost: 0.5 } },
      { type: 'finished', reason: 'length' },
    ]);
  });

  it('takes reasoning from wherever a model puts it', async () => {
    const { reasoning, text } = await askStream(
      deltaEvent({ reasoning: 'a', reasoning_details: [{ type: 'reasoning.text', text: 'a' }] }),
      deltaEvent({ reasoning_content: 'b' }),
      deltaEvent({ reasoning_details: [{ type: 'reasoning.summary', summary: 'c' }] }),
      deltaEvent({ content: '<thi' }),
      deltaEvent({ content: 'nk>d</th' }),
      deltaEvent({ content: 'ink>\n\nYes, <think> is a tag.' }),
      stopEvent,
    );
    assert.equal(reasoning, 'abcd');
    assert.equal(text, 'Yes, <think> is a tag.');
  });

  it('takes a stream without finish_reason for an answer only if it was closed in due form', async () => {
    const closed = await askStream(deltaEvent({ content: 'All' }), doneEvent);
    assert.equal(closed.events.at(-1)?.type, 'finished');
    await server?.close();
    const cut = await askStream(deltaEvent({ content: 'Half' }));
    assert.equal(cut.error?.causeName, 'cut');
    assert.equal(cut.text, 'Half');
  });

  it('keeps what a half tag held back when the stream is cut', async () => {
    const { text, error } = await askStream(deltaEvent({ content: '<thi' }));
    assert.equal(text, '<thi');
    assert.equal(error?.causeName, 'cut');
  });

  it('takes an answer for complete that lost its connection after the last word', async () => {
    const { url } = await serve((response) => {
      response.writeHead(200, eventStream);
      response.write(deltaEvent({ content: 'All' }) + stopEvent, () => response.destroy());
    });
    const { text, error } = await ask({ url, key });
    assert.equal(error, undefined);
    assert.equal(text, 'All');
  });

  it('does not wait long for the usage of a complete answer', async () => {
    const { url } = await serve((response) => {
      response.writeHead(200, eventStream);
      response.write(deltaEvent({ content: 'All' }) + stopEvent + deltaEvent({ content: '!' }));
    });
    const clock = new FakeClock();
    const { error, events } = await ask(
      { url, key },
      { clock, on: (event) => event.type === 'text' && event.text === '!' && clock.advance(6000) },
    );
    assert.equal(error, undefined);
    assert.equal(events.at(-1)?.type, 'finished');
  });

  it('says that the user stopped, with what came, and closes the connection', async () => {
    const { url, closed } = await serve((response) => {
      response.writeHead(200, eventStream);
      response.write(deltaEvent({ content: 'Once upon' }));
    });
    const abort = new AbortController();
    const on = ({ type }: { type: string }): void => {
      if (type === 'text') abort.abort();
    };
    const { error, text } = await ask({ url, key }, { signal: abort.signal, on });
    assert.equal(error?.causeName, 'stopped');
    assert.equal(countedOf(error), 'yes');
    assert.equal(text, 'Once upon');
    await until(() => closed.size === 1);
  });

  it('says that the user stopped before a status came', async () => {
    const { url, requests, closed } = await serve(() => undefined);
    const abort = new AbortController();
    const asked = ask({ url, key }, { signal: abort.signal });
    await until(() => requests.length === 1);
    abort.abort();
    const { error } = await asked;
    assert.equal(error?.causeName, 'stopped');
    assert.equal(countedOf(error), 'unknown');
    await until(() => closed.size === 1);
  });

  it('sends nothing when it was stopped before', async () => {
    const { url, requests } = await serve((response) => response.end());
    const { error } = await ask({ url, key }, { signal: AbortSignal.abort() });
    assert.equal(error?.causeName, 'stopped');
    assert.equal(requests.length, 0);
  });

  it('ends the request, and leaves no timer, when the reader goes away', async () => {
    const { url, closed } = await serve((response) => {
      response.writeHead(200, eventStream);
      response.write(deltaEvent({ content: 'Once upon' }));
    });
    const clock = new FakeClock();
    const client = createClient({ fetch, clock, logger: new MemoryLogger(), ...keepsNothing });
    const request = { model, fallbacks: [], messages: [], maxAnswerTokens: 10 };
    const { signal } = new AbortController();
    for await (const event of client.stream(
      { preset: openRouter, url, key },
      request,
      patience,
      signal,
    )) {
      if (event.type === 'text') break;
    }
    await until(() => closed.size === 1);
    assert.equal(clock.pending, 0);
  });

  it('sends nothing of the environment, and nothing of the machine', async () => {
    const environment = {
      OPENAI_API_KEY: 'sk-leak-1',
      OPENAI_ADMIN_KEY: 'sk-leak-2',
      OPENAI_ORG_ID: 'leak-3',
      OPENAI_PROJECT_ID: 'leak-4',
      OPENAI_BASE_URL: 'http://127.0.0.1:9/leak-5',
      OPENAI_CUSTOM_HEADERS: 'Authorization: leak-6\nX-Leak: leak-7',
      OPENAI_LOG: 'debug',
    };
    const before = { ...process.env };
    Object.assign(process.env, environment);
    try {
      const { error } = await askStream(deltaEvent({ content: 'Hi' }), stopEvent);
      assert.equal(error, undefined);
    } finally {
      for (const name of Object.keys(environment)) {
        if (before[name] === undefined) Reflect.deleteProperty(process.env, name);
        else process.env[name] = before[name];
      }
    }
    const headers = server?.requests[0]?.headers ?? {};
    assert.equal(headers.authorization, `Bearer ${key}`);
    assert.equal(headers['x-openrouter-title'], 'Frugal');
    assert.equal(headers['x-openrouter-categories'], 'ide-extension');
    assert.match(String(headers['http-referer']), /^https:\/\//);
    assert.doesNotMatch(JSON.stringify(headers), /leak|stainless|openai/i);
  });

  it('prints nothing, whatever comes', async () => {
    const printed: unknown[] = [];
    const methods = ['log', 'info', 'warn', 'error', 'debug'] as const;
    const before = { ...console };
    for (const method of methods) console[method] = (...parts) => printed.push(parts);
    try {
      const { error, logger } = await askStream('data: {"secret answer\n\n');
      assert.equal(error?.causeName, 'malformed');
      assert.doesNotMatch(logger.lines.join(), /secret|sk-or/);
    } finally {
      Object.assign(console, before);
    }
    assert.deepEqual(printed, []);
  });

  it('does not follow a redirection, which would carry the prompt elsewhere', async () => {
    const other = await startRawServer((response) => response.end());
    try {
      const { url } = await serve((response) => {
        response.writeHead(307, { Location: other.url }).end();
      });
      const { error } = await ask({ url, key });
      assert.equal(error?.causeName, 'notTheProvider');
      assert.equal(other.requests.length, 0);
    } finally {
      await other.close();
    }
  });

  it('knows that nothing was sent where nobody listens', async () => {
    const { url } = await serve((response) => response.end());
    await server?.close();
    const { error } = await ask({ url, key });
    assert.equal(error?.causeName, 'network');
    assert.equal(countedOf(error), 'no');
  });

  it('makes one request for a failure that openai would repeat', async () => {
    const { url, requests } = await serve((response) => {
      response.writeHead(503, { 'Retry-After': '1', 'x-should-retry': 'true' }).end();
    });
    const { error } = await ask({ url, key });
    assert.equal(error?.causeName, 'unavailable');
    assert.equal(requests.length, 1);
  });

  it('never shows the key, even where the server sends it back', async () => {
    const { url } = await serve((response, { headers }) => {
      response.writeHead(418).end(JSON.stringify({ error: { message: headers.authorization } }));
    });
    const { error } = await ask({ url, key });
    assert.ok(error);
    assert.doesNotMatch(JSON.stringify([error.message, error.evidence.raw]), /0123456789abcdef/);
  });

  for (const [status, body, cause] of [
    [204, undefined, 'cut'],
    [200, '', 'cut'],
    [200, '{"error":"no"}', 'malformed'],
    [200, '{"choices":[]}', 'malformed'],
    [200, '{"choices":[{"message":{"content":""},"finish_reason":"stop"}]}', 'emptyAnswer'],
    [200, '[1,2]', 'malformed'],
    [200, 'not found', 'malformed'],
    [304, undefined, 'unknown'],
    [404, '{"detail":"Not Found"}', 'notTheProvider'],
    [404, undefined, 'modelGone'],
    [413, '<html><title>413 Request Entity Too Large</title></html>', 'tooLarge'],
    [403, 'error code: 1020', 'cloudflare'],
    [599, 'oops', 'serverError'],
  ] as const) {
    it(`takes ${status} with ${body ?? 'no body'} for no answer (${cause})`, async () => {
      const { url } = await serve((response) => {
        response.writeHead(status, { 'Content-Type': 'application/json' }).end(body);
      });
      const { error } = await ask({ url, key });
      assert.equal(error?.causeName, cause, error?.stack);
    });
  }

  it('keeps the cause of what it throws', async () => {
    const cause = Object.assign(new Error('getaddrinfo ENOTFOUND openrouter.ai'), {
      code: 'ENOTFOUND',
    });
    const failing = () => Promise.reject(new TypeError('fetch failed', { cause }));
    const client = createClient({
      fetch: failing,
      clock: new FakeClock(),
      logger: new MemoryLogger(),
      ...keepsNothing,
    });
    const request = { model, fallbacks: [], messages: [], maxAnswerTokens: 10 };
    const stream = client.stream(
      { preset: openRouter, url: 'http://a.test', key },
      request,
      patience,
      new AbortController().signal,
    );
    await assert.rejects(stream[Symbol.asyncIterator]().next(), (caught) => {
      const error = toTurnError(caught, { now: 0 });
      assert.equal(error.causeName, 'dns');
      assert.equal(error.name, 'DnsError');
      assert.ok(error.cause instanceof Error);
      return true;
    });
  });
});

async function drip(response: ServerResponse, bytes: Uint8Array): Promise<void> {
  response.writeHead(200, eventStream);
  for (const byte of bytes) {
    await new Promise<void>((resolve) => response.write(Uint8Array.of(byte), () => resolve()));
  }
  response.end();
}
