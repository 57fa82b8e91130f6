import type { ErrorReply, JsonObject } from './apiError';
import { ApiError } from './apiError';

export interface ContentPart {
  readonly type: string;
  readonly text?: string;
}

export interface ChatMessage {
  readonly role: string;
  readonly content?: string | readonly ContentPart[] | null;
}

export interface Tool {
  readonly type: string;
  readonly function?: { readonly name: string; readonly parameters?: JsonObject };
}

export interface ProviderPreferences {
  readonly order?: readonly string[];
  readonly only?: readonly string[];
  readonly ignore?: readonly string[];
  readonly require_parameters?: boolean;
  readonly data_collection?: 'allow' | 'deny';
  readonly zdr?: boolean;
  /** US dollars per million tokens. */
  readonly max_price?: Readonly<Record<string, string | number>>;
}

/** The body of `POST /chat/completions`, as far as the simulator reads it. */
export interface ChatRequest {
  readonly model?: string;
  readonly models?: readonly string[];
  readonly messages: readonly ChatMessage[];
  readonly stream?: boolean;
  readonly stream_options?: { readonly include_usage?: boolean } | null;
  readonly max_tokens?: number | null;
  readonly max_completion_tokens?: number | null;
  readonly tools?: readonly Tool[];
  readonly tool_choice?: string | JsonObject;
  readonly response_format?: JsonObject;
  readonly provider?: ProviderPreferences | null;
  readonly reasoning?: {
    readonly effort?: string | null;
    readonly exclude?: boolean;
    readonly enabled?: boolean;
  } | null;
  readonly reasoning_effort?: string | null;
  readonly include_reasoning?: boolean;
  readonly transforms?: readonly string[];
  readonly plugins?: readonly { readonly id: string; readonly enabled?: boolean }[];
}

const maxFallbacks = 3;
const maxStops = 4;

function invalid(message: string): ErrorReply {
  return { status: 400, message, metadata: { error_type: 'invalid_request' } };
}

export const tooManyModels: ErrorReply = invalid("'models' array must have 3 items or fewer.");

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The body, if it is one that OpenRouter takes; else a 400 that says what is wrong with it. */
export function parseChatRequest(body: unknown): ChatRequest {
  if (!isObject(body)) throw new ApiError(invalid('Invalid JSON body'));
  const { messages, model, models, stop } = body;
  if (!Array.isArray(messages) || messages.length === 0) {
    throw new ApiError(invalid('Input required: specify "messages" with at least one message'));
  }
  for (const message of messages as readonly unknown[]) {
    if (!isObject(message) || typeof message['role'] !== 'string') {
      throw new ApiError(invalid('Invalid input: every message needs a role'));
    }
  }
  if (model !== undefined && typeof model !== 'string') {
    throw new ApiError(invalid('Invalid input: expected string, received other at "model"'));
  }
  if (models !== undefined && !Array.isArray(models)) {
    throw new ApiError(invalid('Invalid input: expected array, received other at "models"'));
  }
  if (Array.isArray(models) && models.length > maxFallbacks) throw new ApiError(tooManyModels);
  if (Array.isArray(stop) && stop.length > maxStops) {
    throw new ApiError(invalid('Invalid input: "stop" takes 4 items at most'));
  }
  // The checks above are those whose failure a client can see; the rest is read with care.
  return body as unknown as ChatRequest;
}

/** A message's words, whatever shape its content has. */
export function textOf(message: ChatMessage | undefined): string {
  const content = message?.content;
  if (typeof content === 'string') return content;
  return (content ?? []).map((part) => part.text ?? '').join('\n');
}

export function hasImages({ messages }: ChatRequest): boolean {
  return messages.some(
    ({ content }) =>
      Array.isArray(content) && content.some((part: ContentPart) => part.type === 'image_url'),
  );
}

const charactersPerToken = 4;

/** Not a tokenizer: a steady estimate that grows with the text. */
export function tokensIn(text: string): number {
  return Math.ceil(text.length / charactersPerToken);
}

export function promptTokens(request: ChatRequest): number {
  const tools = request.tools === undefined ? '' : JSON.stringify(request.tools);
  return tokensIn(request.messages.map(textOf).join('\n') + tools) + 4 * request.messages.length;
}
