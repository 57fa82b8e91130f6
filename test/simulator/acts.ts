import type { JsonObject } from './apiError';
import type { Generation } from './generation';

/** One step of a streamed answer. Faults are changes of the list of steps. */
export type Act =
  /** One event. `delta` ones are those that the rate spaces out. */
  | { readonly kind: 'chunk'; readonly chunk: JsonObject; readonly delta?: 'reasoning' | 'text' }
  /** Bytes as they are: whatever is not a proper event. */
  | { readonly kind: 'raw'; readonly text: string }
  | { readonly kind: 'comment' }
  | { readonly kind: 'done' }
  /** The socket is destroyed. */
  | { readonly kind: 'cut' }
  /** Nothing more comes, or comments only, until the client hangs up. */
  | { readonly kind: 'hang'; readonly commentEveryMs?: number };

/** `{ id, object, created, model, provider, choices }` around one delta. */
export function chunkOf(generation: Generation, choice: JsonObject | undefined): JsonObject {
  return {
    id: generation.id,
    object: 'chat.completion.chunk',
    created: generation.created,
    model: generation.model,
    provider: generation.host,
    choices:
      choice === undefined
        ? []
        : [{ index: 0, finish_reason: null, native_finish_reason: null, ...choice }],
  };
}

/** Cuts between code points, never inside one. */
function* pieces(text: string, length: number): Generator<string> {
  let piece = '';
  for (const character of text) {
    piece += character;
    if (piece.length >= length) {
      yield piece;
      piece = '';
    }
  }
  if (piece !== '') yield piece;
}

function reasoningDelta(text: string): JsonObject {
  const details = [{ type: 'reasoning.text', text, format: 'unknown', index: 0 }];
  return { role: 'assistant', content: '', reasoning: text, reasoning_details: details };
}

function* toolCallActs(generation: Generation, length: number): Generator<Act> {
  for (const [index, call] of generation.toolCalls.entries()) {
    const head = { index, id: call.id, type: 'function' };
    const opening = { ...head, function: { name: call.name, arguments: '' } };
    yield toolAct(generation, opening);
    for (const piece of pieces(call.arguments, length)) {
      yield toolAct(generation, { index, function: { arguments: piece } });
    }
  }
}

function toolAct(generation: Generation, call: JsonObject): Act {
  const delta = { role: 'assistant', content: null, tool_calls: [call] };
  return { kind: 'chunk', delta: 'text', chunk: chunkOf(generation, { delta }) };
}

/** The steps of a stream in which nothing goes wrong. */
export function* actsOf(generation: Generation, charactersPerDelta: number): Generator<Act> {
  yield { kind: 'comment' };
  for (const piece of pieces(generation.reasoning, charactersPerDelta)) {
    const chunk = chunkOf(generation, { delta: reasoningDelta(piece) });
    yield { kind: 'chunk', delta: 'reasoning', chunk };
  }
  for (const content of pieces(generation.content, charactersPerDelta)) {
    const chunk = chunkOf(generation, { delta: { role: 'assistant', content } });
    yield { kind: 'chunk', delta: 'text', chunk };
  }
  yield* toolCallActs(generation, charactersPerDelta);
  const reason = generation.finishReason;
  const finish = { delta: { content: '' }, finish_reason: reason, native_finish_reason: reason };
  yield { kind: 'chunk', chunk: chunkOf(generation, finish) };
  const { usage, metadata } = generation;
  const last = { ...chunkOf(generation, undefined), usage };
  const openrouterMetadata = metadata === undefined ? {} : { openrouter_metadata: metadata };
  yield { kind: 'chunk', chunk: { ...last, ...openrouterMetadata } };
  yield { kind: 'done' };
}
