import type { Usage } from './events';
import type { UntrustedRecord } from './untrusted';
import { asList, asNumber, asRecord, asText, isRecord } from './untrusted';

/** What Frugal reads of a chunk of an answer, or of a whole answer that came as one. */
export interface Chunk {
  readonly model?: string;
  readonly endpointHost?: string;
  readonly reasoning: string;
  readonly content: string;
  readonly toolCalls: readonly ToolCallPiece[];
  readonly finishReason?: string;
  readonly error?: UntrustedRecord;
  readonly usage?: Usage;
}

/** What a chunk has of a call. */
export interface ToolCallPiece {
  /** Which call of the answer it belongs to, as its server counts them. */
  readonly index: number;
  /** With the first piece of a call. */
  readonly id?: string;
  readonly name?: string;
  readonly arguments: string;
}

/** Takes whatever came: unknown fields are passed over, missing ones are missing. */
export function readChunk(value: unknown): Chunk {
  const chunk = asRecord(value);
  const choice = asRecord(asList(chunk['choices'])[0]);
  const message = isRecord(choice['delta']) ? choice['delta'] : asRecord(choice['message']);
  const finishReason = asText(choice['finish_reason']);
  const model = asText(chunk['model']);
  const endpointHost = asText(chunk['provider']);
  const error = isRecord(choice['error']) ? choice['error'] : groqError(chunk);
  // Groq may leave the usage in a place of its own.
  const usage = readUsage(chunk['usage'] ?? asRecord(chunk['x_groq'])['usage']);
  return {
    reasoning: readReasoning(message),
    content: readContent(message['content']) + (asText(message['refusal']) ?? ''),
    toolCalls: asList(message['tool_calls']).map(readToolCall),
    ...(model === undefined || model === '' ? {} : { model }),
    ...(endpointHost === undefined || endpointHost === '' ? {} : { endpointHost }),
    ...(finishReason === undefined || finishReason === '' ? {} : { finishReason }),
    ...(error === undefined ? {} : { error }),
    ...(usage === undefined ? {} : { usage }),
  };
}

/** Groq says what went wrong as a mere text, in a chunk that is like any other. */
function groqError(chunk: UntrustedRecord): UntrustedRecord | undefined {
  const message = asText(asRecord(chunk['x_groq'])['error']);
  return message === undefined ? undefined : { message };
}

/** Whether a body that is no event stream is an answer in one piece. */
export function isCompletion(value: unknown): boolean {
  return isRecord(value) && isRecord(asRecord(asList(value['choices'])[0])['message']);
}

/** `reasoning` and `reasoning_details` say the same; others call it `reasoning_content`. */
function readReasoning(message: UntrustedRecord): string {
  for (const name of ['reasoning', 'reasoning_content']) {
    const text = asText(message[name]);
    if (text !== undefined && text !== '') return text;
  }
  return asList(message['reasoning_details'])
    .map((detail) => asText(asRecord(detail)['text']) ?? asText(asRecord(detail)['summary']) ?? '')
    .join('');
}

function readContent(content: unknown): string {
  if (typeof content === 'string') return content;
  return asList(content)
    .map((part) => asText(asRecord(part)['text']) ?? '')
    .join('');
}

function readToolCall(value: unknown, at: number): ToolCallPiece {
  const call = asRecord(value);
  const { name, arguments: given } = asRecord(call['function']);
  const id = asText(call['id']);
  const called = asText(name);
  return {
    index: asNumber(call['index']) ?? at,
    ...(id === undefined || id === '' ? {} : { id }),
    ...(called === undefined || called === '' ? {} : { name: called }),
    // Some servers write the arguments as what they are.
    arguments: isRecord(given) ? JSON.stringify(given) : (asText(given) ?? ''),
  };
}

function readUsage(value: unknown): Usage | undefined {
  if (!isRecord(value)) return undefined;
  return {
    promptTokens: asNumber(value['prompt_tokens']) ?? 0,
    answerTokens: asNumber(value['completion_tokens']) ?? 0,
    cost: asNumber(value['cost']) ?? 0,
  };
}
