import { randomBytes } from 'node:crypto';
import type { Answer, ToolCall } from './answers/answer';
import type { JsonObject } from './apiError';
import type { Model } from './catalogue';
import { isFree, price, supports } from './catalogue';
import type { ChatRequest } from './chatRequest';
import { promptTokens, tokensIn } from './chatRequest';
import { hostOf } from './endpoints';

/** A finished answer, before it is cut into deltas or put into one body. */
export interface Generation {
  readonly id: string;
  /** Unix seconds. */
  readonly created: number;
  /** The id that is told to the client. */
  readonly model: string;
  /** What the response's `provider` field says. */
  readonly host: string;
  readonly content: string;
  readonly reasoning: string;
  readonly toolCalls: readonly ToolCall[];
  readonly finishReason: string;
  readonly usage: JsonObject & { readonly cost: number };
  /** Asked for with a header; goes on the last chunk. */
  readonly metadata?: JsonObject;
}

/** `gen-<seconds>-<20 characters>`, also sent as `X-Generation-Id`. */
export function newGenerationId(now: number): string {
  const tail = randomBytes(15).toString('base64url').replace(/[-_]/g, 'x');
  return `gen-${Math.floor(now / 1000)}-${tail}`;
}

/** Whether this model thinks aloud for this request. */
function reasons(model: Model, request: ChatRequest): boolean {
  if (!supports(model, 'reasoning')) return false;
  if (request.reasoning?.exclude === true || request.include_reasoning === false) return false;
  if (model.reasoning?.mandatory === true) return true;
  const effort = request.reasoning?.effort ?? request.reasoning_effort;
  return effort !== 'none' && request.reasoning?.enabled !== false;
}

/** A router has no price of its own: it charges what a small paid model does. */
const routerPrice = 0.000_001;

function cost(model: Model, prompt: number, completion: number): number {
  if (isFree(model)) return 0;
  const rate = (field: string): number => {
    const listed = price(model, field);
    return listed < 0 ? routerPrice : listed;
  };
  return prompt * rate('prompt') + completion * rate('completion') + rate('request');
}

const charactersPerToken = 4;

/** Puts an answer into the limits of the request: reasoning asked for, `max_tokens`, price. */
export function generate(
  answer: Answer,
  model: Model,
  request: ChatRequest,
  head: { readonly id: string; readonly now: number; readonly metadata?: JsonObject },
): Generation {
  const reasoning = reasons(model, request) ? (answer.reasoning ?? '') : '';
  const limit = request.max_completion_tokens ?? request.max_tokens ?? Infinity;
  const room = Math.max(0, limit * charactersPerToken - reasoning.length);
  const cut = answer.content.length > room;
  const content = cut ? answer.content.slice(0, room) : answer.content;
  const toolCalls = answer.toolCalls ?? [];
  const prompt = promptTokens(request);
  const reasoningTokens = tokensIn(reasoning);
  const spoken = content + toolCalls.map((call) => call.arguments).join('');
  const completion = tokensIn(spoken) + reasoningTokens;
  const finishReason = cut ? 'length' : toolCalls.length > 0 ? 'tool_calls' : 'stop';
  return {
    id: head.id,
    created: Math.floor(head.now / 1000),
    model: model.id,
    host: hostOf(model).name,
    content,
    reasoning,
    toolCalls,
    finishReason,
    usage: usageOf(prompt, completion, reasoningTokens, cost(model, prompt, completion)),
    ...(head.metadata === undefined ? {} : { metadata: head.metadata }),
  };
}

function usageOf(
  prompt: number,
  completion: number,
  reasoning: number,
  dollars: number,
): Generation['usage'] {
  return {
    prompt_tokens: prompt,
    completion_tokens: completion,
    total_tokens: prompt + completion,
    cost: dollars,
    is_byok: false,
    prompt_tokens_details: { cached_tokens: 0, cache_write_tokens: 0 },
    completion_tokens_details: { reasoning_tokens: reasoning },
    cost_details: {
      upstream_inference_cost: null,
      upstream_inference_prompt_cost: 0,
      upstream_inference_completions_cost: dollars,
    },
    server_tool_use_details: null,
  };
}
