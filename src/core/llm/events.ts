import type { RateFigure } from './rateHeaders';
import type { ToolCall } from './request';

/** What a streaming answer is made of, in the order in which it comes. */
export type StreamEvent =
  /** The provider accepted the request; nothing of the answer came yet. */
  | { readonly type: 'accepted'; readonly generationId?: string }
  /** What the provider tells of its limits, also with a refusal. */
  | { readonly type: 'limits'; readonly figure: RateFigure }
  /** A keep-alive comment: the request is alive, and still waiting. */
  | { readonly type: 'keepAlive' }
  | { readonly type: 'served'; readonly model: string; readonly endpointHost?: string }
  | { readonly type: 'reasoning'; readonly text: string }
  /** All text until now was reasoning. */
  | { readonly type: 'thought' }
  | { readonly type: 'text'; readonly text: string }
  /** Whole, once all of the answer is there. */
  | { readonly type: 'toolCall'; readonly call: ToolCall }
  | { readonly type: 'usage'; readonly usage: Usage }
  /** Always the last event: a stream without it throws. `reason` is the provider's `finish_reason`. */
  | { readonly type: 'finished'; readonly reason: string };

export interface Usage {
  readonly promptTokens: number;
  readonly answerTokens: number;
  /** US dollars; anything but 0 is an alarm. */
  readonly cost: number;
}
