/** A chat message as providers take it. */
export interface PromptMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** One HTTP request, before it is put into a provider's words. */
export interface ChatRequest {
  readonly model: string;
  /** Models that may answer instead when the first cannot, in this order, within the same request. */
  readonly fallbacks: readonly string[];
  readonly messages: readonly PromptMessage[];
  /** Upper bound of the answer, in tokens. */
  readonly maxAnswerTokens: number;
}

/** How long to wait, in milliseconds. */
export interface Patience {
  /** Without a single byte, comments included. */
  readonly idleMs: number;
  /** With comments only: nothing of the answer. */
  readonly progressMs: number;
}

/** Where a request goes. */
export interface Target {
  /** Address of the API without a trailing slash. */
  readonly url: string;
  readonly key: string;
}
