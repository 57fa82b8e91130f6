import type { Act } from '../acts';
import { chunkOf } from '../acts';
import type { Answer } from '../answers/answer';
import type { JsonObject } from '../apiError';
import type { Generation } from '../generation';
import type { FaultParameters, StreamFault } from './fault';

/** Lets `after` deltas through, then plays `rest` and nothing else. */
function* thenOnly(
  acts: Iterable<Act>,
  { after = 3 }: FaultParameters,
  rest: Iterable<Act>,
): Generator<Act> {
  let deltas = 0;
  for (const act of acts) {
    const isDelta = act.kind === 'chunk' && act.delta !== undefined;
    if ((isDelta && deltas++ >= after) || (act.kind === 'chunk' && !isDelta)) break;
    yield act;
  }
  yield* rest;
}

function strike(about: string, rest: (generation: Generation) => Iterable<Act>): StreamFault {
  const acts: StreamFault['acts'] = (all, generation, parameters) =>
    thenOnly(all, parameters, rest(generation));
  return { kind: 'stream', about, acts };
}

function* changed(acts: Iterable<Act>, change: (chunk: JsonObject) => JsonObject): Generator<Act> {
  for (const act of acts) {
    yield act.kind === 'chunk' ? { ...act, chunk: change(act.chunk) } : act;
  }
}

type Choices = readonly (JsonObject & { readonly delta?: JsonObject })[];

function choicesOf(chunk: JsonObject): Choices {
  return (chunk['choices'] ?? []) as Choices;
}

/** `error` beside `choices`: what OpenRouter sends when the host fails in the middle. */
function errorChunk(generation: Generation, error: JsonObject): Act {
  const finish = { delta: { content: '' }, finish_reason: 'error', native_finish_reason: 'error' };
  return { kind: 'chunk', chunk: { ...chunkOf(generation, finish), error } };
}

const rateLimited = {
  message: 'Rate limit exceeded',
  metadata: { error_type: 'rate_limit_exceeded', provider_code: 'rate_limited' },
};
const hostFailed = { code: 502, message: 'Provider disconnected unexpectedly' };
const done: Act = { kind: 'done' };

function finish(generation: Generation, reason: string, besides: JsonObject = {}): Act {
  const choice = { delta: { content: '' }, finish_reason: reason, native_finish_reason: reason };
  return { kind: 'chunk', chunk: chunkOf(generation, { ...choice, ...besides }) };
}

function usageChunk(generation: Generation): Act {
  const { usage } = generation;
  return { kind: 'chunk', chunk: { ...chunkOf(generation, undefined), usage } };
}

function withUmlauts({ content, ...rest }: Answer): Answer {
  const note = 'Größe, naïve, 日本語, 🙂';
  return { ...rest, content: /[^\0-\x7f]/.test(content) ? content : `${content}\n\n${note}\n` };
}

/** Paragraphs until there is enough of it; never a cut fence. */
function huge({ content, ...rest }: Answer, { characters = 200_000 }: FaultParameters): Answer {
  const part = `${content.trim()}\n\n`;
  return { ...rest, content: part.repeat(Math.ceil(characters / part.length)) };
}

function withoutUsage(acts: Iterable<Act>): Iterable<Act> {
  return changed(acts, (chunk) =>
    Object.fromEntries(Object.entries(chunk).filter(([field]) => field !== 'usage')),
  );
}

function withNullIndex(chunk: JsonObject): JsonObject {
  const choices = choicesOf(chunk).map((choice) => {
    const calls = choice.delta?.['tool_calls'] as readonly JsonObject[] | undefined;
    if (calls === undefined) return choice;
    const tool_calls = calls.map((call) => ({ ...call, index: null }));
    return { ...choice, delta: { ...choice.delta, tool_calls } };
  });
  return { ...chunk, choices };
}

function* withNullDeltas(acts: Iterable<Act>, generation: Generation): Generator<Act> {
  for (const act of acts) {
    if (act.kind === 'chunk' && act.delta !== undefined) {
      yield { kind: 'chunk', chunk: chunkOf(generation, { delta: null, index: null }) };
    }
    yield act;
  }
}

const thought = 'The user asks for something. I should think about it before I speak.';

export const streamFaults = {
  errorChunkNumeric: strike('an error chunk whose code is a number, after some tokens', (g) => [
    errorChunk(g, { code: 429, ...rateLimited }),
    done,
  ]),
  errorChunkString: strike('an error chunk whose code is a string, after some tokens', (g) => [
    errorChunk(g, { code: 'server_error', message: 'Provider disconnected unexpectedly' }),
    done,
  ]),
  errorChunkFirst: {
    kind: 'stream',
    about: 'an error chunk before the first token',
    acts: (acts, g) =>
      thenOnly(acts, { after: 0 }, [errorChunk(g, { code: 429, ...rateLimited }), done]),
  },
  errorEvent: strike('an `event: error` after some tokens', () => [
    { kind: 'raw', text: `event: error\ndata: ${JSON.stringify({ error: hostFailed })}\n\n` },
  ]),
  choiceError: strike('choices[0].error after some tokens', (g) => [
    finish(g, 'error', { error: hostFailed }),
    usageChunk(g),
    done,
  ]),
  finishReasonError: strike('finish_reason "error" and nothing else, after some tokens', (g) => [
    finish(g, 'error'),
    usageChunk(g),
    done,
  ]),
  contentFilter: strike('finish_reason "content_filter" after some tokens', (g) => [
    finish(g, 'content_filter'),
    usageChunk(g),
    done,
  ]),
  lengthCut: strike('finish_reason "length" after some tokens', (g) => [
    finish(g, 'length'),
    usageChunk(g),
    done,
  ]),
  cutBeforeFirstToken: {
    kind: 'stream',
    about: 'the socket is cut before the first token',
    acts: (acts) => thenOnly(acts, { after: 0 }, [{ kind: 'cut' }]),
  },
  cutAfterTokens: strike('the socket is cut after some tokens', () => [{ kind: 'cut' }]),
  endWithoutDone: strike('the stream ends cleanly in the middle, without [DONE]', () => []),
  finishWithoutDone: {
    kind: 'stream',
    about: 'everything came, only [DONE] is missing',
    acts: function* (acts) {
      for (const act of acts) if (act.kind !== 'done') yield act;
    },
  },
  silenceAfterHeaders: {
    kind: 'stream',
    about: 'headers, then not a byte',
    acts: () => [{ kind: 'hang' }],
  },
  silenceAfterTokens: strike('some tokens, then not a byte', () => [{ kind: 'hang' }]),
  keepAlivesOnly: {
    kind: 'stream',
    about: 'keep-alive comments and no token',
    acts: (_acts, _g, { everyMs = 100 }) => [{ kind: 'hang', commentEveryMs: everyMs }],
  },
  keepAlivesAfterTokens: {
    kind: 'stream',
    about: 'some tokens, then keep-alive comments only',
    acts: (acts, _g, parameters) =>
      thenOnly(acts, parameters, [{ kind: 'hang', commentEveryMs: parameters.everyMs ?? 100 }]),
  },
  manyComments: {
    kind: 'stream',
    about: 'a comment before every event',
    acts: function* (acts) {
      for (const act of acts) yield* [{ kind: 'comment' } as const, act];
    },
  },
  splitUtf8: {
    kind: 'stream',
    about: 'writes that end inside a multi-byte character',
    answer: withUmlauts,
    wire: { splitCharacters: true },
  },
  crlf: { kind: 'stream', about: 'lines that end with CR LF', wire: { newline: '\r\n' } },
  malformedJson: strike('an event that is not JSON, after some tokens', () => [
    { kind: 'raw', text: 'data: {"id":"gen-1","choices":[{"delta":{"content":"bro\n\n' },
    done,
  ]),
  emptyAnswer: {
    kind: 'stream',
    about: 'a proper end, and not a word',
    answer: () => ({ content: '' }),
  },
  reasoningOnly: {
    kind: 'stream',
    about: 'reasoning, and then no answer',
    answer: ({ reasoning }) => ({ content: '', reasoning: reasoning ?? thought }),
    generation: (g) => ({ ...g, reasoning: g.reasoning === '' ? thought : g.reasoning }),
  },
  thinkInContent: {
    kind: 'stream',
    about: '<think> inside the content, the tags split over deltas',
    answer: ({ content }) => ({ content: `<think>\n${thought}\n</think>\n\n${content}` }),
    rate: (rate) => ({ ...rate, charactersPerDelta: 3 }),
  },
  slow: {
    kind: 'stream',
    about: 'a few deltas per second',
    rate: (rate, { deltasPerSecond = 5 }) => ({ ...rate, deltasPerSecond }),
  },
  fast: {
    kind: 'stream',
    about: 'tiny deltas as fast as they go',
    rate: (rate) => ({ ...rate, charactersPerDelta: 2, deltasPerSecond: 0, firstTokenMs: 0 }),
  },
  paid: {
    kind: 'stream',
    about: 'usage.cost above 0 though the model is free',
    generation: (g, { cost = 0.0042 }) => ({ ...g, usage: { ...g.usage, cost } }),
  },
  usageMissing: { kind: 'stream', about: 'no usage anywhere', acts: withoutUsage },
  nullToolIndex: {
    kind: 'stream',
    about: 'tool-call deltas whose index is null',
    acts: (acts) => changed(acts, withNullIndex),
  },
  nullDeltas: {
    kind: 'stream',
    about: 'choices whose delta and index are null, between the others',
    acts: withNullDeltas,
  },
  canonicalModel: {
    kind: 'stream',
    about: 'the served model comes back without :free and with a date',
    generation: (g) => ({ ...g, model: `${g.model.replace(/:free$/, '')}-20260720` }),
  },
  unknownFields: {
    kind: 'stream',
    about: 'fields that nobody knows yet',
    acts: (acts) => changed(acts, (chunk) => ({ ...chunk, something_new: { deep: [1, null] } })),
  },
  hugeAnswer: { kind: 'stream', about: 'an answer of 200 kB', answer: huge },
} as const satisfies Readonly<Record<string, StreamFault>>;
