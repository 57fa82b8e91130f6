import assert from 'node:assert/strict';
import type { HttpFault } from '../../simulator/faults/fault';
import {
  faultNames,
  faults,
  startSimulator,
  type Fault,
  type FaultName,
  type Simulator,
} from '../../simulator/simulator';
import { ask, errorOf, readEvents, reasoningModel, stream, until, type Streamed } from './ask';

const said = 'One two three four five six seven eight nine ten eleven twelve thirteen.';
const firstDeltas = said.slice(0, 3 * 16);

describe('simulator, faults', () => {
  let simulator: Simulator;

  before(async () => {
    simulator = await startSimulator({ keyCacheMs: 0 });
  });
  beforeEach(() => simulator.answer(said));
  afterEach(() => simulator.reset());
  after(() => simulator.close());

  async function broken(fault: Fault): Promise<Streamed> {
    simulator.fault(fault);
    return stream(simulator);
  }

  /** The stream is refused or torn: what came before that. */
  async function torn(fault: Fault): Promise<string> {
    simulator.fault(fault);
    const decoder = new TextDecoder();
    let text = '';
    await assert.rejects(async () => {
      const { body } = await ask(simulator, { stream: true });
      for await (const bytes of body!) text += decoder.decode(bytes);
    }, TypeError);
    return text;
  }

  /** What came until `enough`; then the client hangs up. */
  async function silent(fault: Fault, enough: (text: string) => boolean): Promise<string> {
    simulator.fault(fault);
    const stop = new AbortController();
    const asked = ask(simulator, { stream: true, signal: stop.signal });
    const decoder = new TextDecoder();
    let text = '';
    const reading = async (): Promise<void> => {
      const { body } = await asked;
      for await (const bytes of body!) {
        text += decoder.decode(bytes);
        if (enough(text)) stop.abort();
      }
    };
    const read = assert.rejects(reading, { name: 'AbortError' });
    await until(() => simulator.requests.length === 1);
    if (enough('')) {
      await until(() => simulator.requests[0]?.outcome.fault !== undefined);
      stop.abort();
    }
    await read;
    await until(() => simulator.requests[0]?.outcome.ending === 'aborted');
    return text;
  }

  const eventsIn = (text: string): number => text.split('data: ').length - 1;

  /** One check per fault that is not an HTTP error. */
  const checks: Readonly<Record<string, () => Promise<void>>> = {
    errorChunkNumeric: async () => {
      const { content, chunks, finish } = await broken('errorChunkNumeric');
      assert.equal(content, firstDeltas);
      assert.equal(chunks.at(-1)?.error?.code, 429);
      assert.equal(finish, 'error');
    },
    errorChunkString: async () => {
      const { chunks } = await broken('errorChunkString');
      assert.equal(chunks.at(-1)?.error?.code, 'server_error');
    },
    errorChunkFirst: async () => {
      const { content, chunks } = await broken('errorChunkFirst');
      assert.equal(content, '');
      assert.equal(chunks.length, 1);
      assert.ok(chunks[0]?.error);
    },
    errorEvent: async () => {
      simulator.fault('errorEvent');
      const text = await (await ask(simulator, { stream: true })).text();
      assert.match(text, /^event: error\ndata: \{"error":\{"code":502/m);
    },
    choiceError: async () => {
      const { chunks, finish } = await broken('choiceError');
      assert.ok(chunks.some(({ choices }) => choices[0]?.error?.code === 502));
      assert.equal(finish, 'error');
    },
    finishReasonError: async () => {
      const { chunks, finish, text } = await broken('finishReasonError');
      assert.equal(finish, 'error');
      assert.ok(chunks.length > 1 && !text.includes('"error":'));
    },
    contentFilter: async () =>
      assert.equal((await broken('contentFilter')).finish, 'content_filter'),
    lengthCut: async () => assert.equal((await broken('lengthCut')).finish, 'length'),
    cutBeforeFirstToken: async () => assert.equal(eventsIn(await torn('cutBeforeFirstToken')), 0),
    cutAfterTokens: async () => {
      assert.equal(readEvents(await torn('cutAfterTokens')).content, firstDeltas);
      assert.equal(simulator.requests[0]?.outcome.ending, 'cut');
    },
    endWithoutDone: async () => {
      const { content, finish, done } = await broken('endWithoutDone');
      assert.deepEqual([content, finish, done], [firstDeltas, undefined, false]);
    },
    finishWithoutDone: async () => {
      const { content, finish, done } = await broken('finishWithoutDone');
      assert.deepEqual([content, finish, done], [said, 'stop', false]);
    },
    silenceAfterHeaders: async () => {
      simulator.fault('silenceAfterHeaders');
      const stop = new AbortController();
      const response = await ask(simulator, { stream: true, signal: stop.signal });
      assert.equal(response.status, 200);
      stop.abort();
      await until(() => simulator.requests[0]?.outcome.ending === 'aborted');
      assert.equal(simulator.requests[0]?.outcome.bytes, 0);
    },
    silenceAfterTokens: async () => {
      const text = await silent('silenceAfterTokens', (sofar) => eventsIn(sofar) === 3);
      assert.equal(readEvents(text).content, firstDeltas);
    },
    keepAlivesOnly: async () => {
      const fault = { name: 'keepAlivesOnly', everyMs: 1 } as const;
      const text = await silent(fault, (sofar) => readEvents(sofar).comments > 2);
      assert.equal(eventsIn(text), 0);
    },
    keepAlivesAfterTokens: async () => {
      const fault = { name: 'keepAlivesAfterTokens', everyMs: 1 } as const;
      const text = await silent(fault, (sofar) => readEvents(sofar).comments > 3);
      assert.equal(readEvents(text).content, firstDeltas);
    },
    manyComments: async () => {
      const { comments, chunks, content } = await broken('manyComments');
      assert.ok(comments > chunks.length);
      assert.equal(content, said);
    },
    splitUtf8: async () => {
      simulator.fault('splitUtf8');
      const { body } = await ask(simulator, { stream: true });
      const parts: Uint8Array[] = [];
      for await (const bytes of body!) parts.push(bytes);
      const isTorn = (part: Uint8Array): boolean => (part[0]! & 0xc0) === 0x80;
      assert.ok(parts.some(isTorn));
      assert.match(readEvents(Buffer.concat(parts).toString()).content, /日本語, 🙂/);
    },
    crlf: async () => {
      const { text, content } = await broken('crlf');
      assert.ok(!/[^\r]\n/.test(text));
      assert.equal(content, said);
    },
    malformedJson: async () => {
      await assert.rejects(broken('malformedJson'), SyntaxError);
    },
    emptyAnswer: async () => {
      const { content, finish, done } = await broken('emptyAnswer');
      assert.deepEqual([content, finish, done], ['', 'stop', true]);
    },
    reasoningOnly: async () => {
      const { content, reasoning, finish } = await broken('reasoningOnly');
      assert.ok(reasoning.length > 0);
      assert.deepEqual([content, finish], ['', 'stop']);
    },
    thinkInContent: async () => {
      const { content, chunks } = await broken('thinkInContent');
      assert.match(content, /^<think>.*<\/think>\s+One two/s);
      assert.ok(!chunks.some(({ choices }) => choices[0]?.delta?.content?.includes('<think>')));
    },
    slow: async () => {
      const stop = (sofar: string): boolean => eventsIn(sofar) > 0;
      const text = await silent({ name: 'slow', deltasPerSecond: 0.1 }, stop);
      assert.equal(readEvents(text).content, said.slice(0, 16));
    },
    fast: async () => {
      const { content, chunks } = await broken('fast');
      assert.equal(content, said);
      assert.ok(chunks.length > said.length / 2);
    },
    paid: async () => {
      assert.ok((await broken('paid')).chunks.at(-1)!.usage!.cost > 0);
    },
    usageMissing: async () => {
      const { text, content } = await broken('usageMissing');
      assert.equal(content, said);
      assert.ok(!text.includes('"usage"'));
    },
    nullToolIndex: async () => {
      simulator.answer(() => ({
        content: '',
        toolCalls: [{ id: 'call_1', name: 'read_file', arguments: '{"path":"a.ts"}' }],
      }));
      const { chunks } = await broken('nullToolIndex');
      const calls = chunks.flatMap(({ choices }) => choices[0]?.delta?.tool_calls ?? []);
      assert.ok(calls.length > 1 && calls.every(({ index }) => index === null));
    },
    nullDeltas: async () => {
      const { chunks, content } = await broken('nullDeltas');
      assert.ok(chunks.some(({ choices: [choice] }) => choice?.delta === null));
      assert.equal(content, said);
    },
    canonicalModel: async () => {
      const { chunks } = await broken('canonicalModel');
      assert.match(chunks[0]!.model, /^liquid\/lfm-2\.5-2\.6b-\d{8}$/);
    },
    unknownFields: async () => {
      const { text, content } = await broken('unknownFields');
      assert.match(text, /"something_new"/);
      assert.equal(content, said);
    },
    hugeAnswer: async () => {
      const { content } = await broken({ name: 'hugeAnswer', characters: 20_000 });
      assert.ok(content.length >= 20_000);
    },
    connectionReset: async () => {
      assert.equal(await torn('connectionReset'), '');
      assert.equal(simulator.requests[0]?.outcome.status, undefined);
    },
    silenceBeforeHeaders: async () => {
      await silent('silenceBeforeHeaders', () => true);
      assert.equal(simulator.requests[0]?.outcome.status, undefined);
    },
    htmlOk: async () => {
      simulator.fault('htmlOk');
      const response = await ask(simulator, { stream: true });
      assert.equal(response.status, 200);
      assert.match(String(response.headers.get('content-type')), /^text\/html/);
    },
    jsonErrorOk: async () => {
      simulator.fault('jsonErrorOk');
      const response = await ask(simulator, { stream: true });
      assert.equal(response.status, 200);
      assert.equal((await errorOf(response)).code, 502);
    },
    emptyBodyOk: async () => assert.equal((await broken('emptyBodyOk')).text, ''),
    completionToStream: async () => {
      simulator.fault('completionToStream');
      const body = (await (await ask(simulator, { stream: true })).json()) as { object: string };
      assert.equal(body.object, 'chat.completion');
    },
  };

  async function checkHttpFault(name: FaultName, fault: HttpFault): Promise<void> {
    simulator.fault(name);
    const response = await ask(simulator, { stream: true });
    const text = await response.text();
    assert.equal(response.status, Number(fault.about.slice(0, 3)));
    assert.equal(simulator.account().usedToday, fault.counted ? 1 : 0);
    assert.equal(simulator.requests[0]?.outcome.counted, fault.counted);
    if (response.headers.get('content-type') !== 'application/json') {
      assert.match(text, /^<!DOCTYPE html>/);
      return;
    }
    const { error } = JSON.parse(text) as { error: { code: number; message: string } };
    assert.equal(error.code, response.status);
    assert.notEqual(error.message, '');
  }

  for (const name of faultNames) {
    it(`${name}: ${faults[name].about}`, async () => {
      const fault = faults[name];
      if (fault.kind === 'http') await checkHttpFault(name, fault);
      else await checks[name]!();
      assert.equal(simulator.requests[0]?.outcome.fault, name);
      simulator.answer(said);
      const again = await stream(simulator, { model: reasoningModel });
      assert.equal(again.content, said, 'the next request is served');
    });
  }

  it('appear in a whole answer as choices[0].error with what was said so far', async () => {
    simulator.fault('errorChunkNumeric');
    const response = await ask(simulator);
    const { choices } = (await response.json()) as {
      choices: [{ finish_reason: string; error: { code: number }; message: { content: string } }];
    };
    const [{ finish_reason, error, message }] = choices;
    assert.equal(response.status, 200);
    assert.deepEqual([finish_reason, error.code, message.content], ['error', 429, firstDeltas]);
  });

  it('cut a whole answer in its middle', async () => {
    simulator.fault('cutAfterTokens');
    const response = await ask(simulator);
    await assert.rejects(response.text(), /terminated/);
  });
});
