import type { Preset, RequestField } from './preset';

/** A chat message as providers take it. */
export interface PromptMessage {
  readonly role: 'system' | 'user' | 'assistant' | 'tool';
  readonly content: string;
  /** Data URLs, behind the content. */
  readonly images?: readonly string[];
  /** Of an assistant: what it calls, behind the content. */
  readonly toolCalls?: readonly ToolCall[];
  /** Of a tool: the id of the call that the content is the result of. */
  readonly toolCallId?: string;
}

/** A tool that the model wants to be run. */
export interface ToolCall {
  readonly id: string;
  readonly name: string;
  /** As the model wrote them: JSON, if all is well. */
  readonly arguments: string;
}

/** A tool that the model may call. */
export interface Tool {
  readonly name: string;
  readonly description: string;
  /** JSON schema of an object; absent: it takes nothing. */
  readonly parameters?: object;
}

/** One HTTP request, before it is put into a provider's words. */
export interface ChatRequest {
  /** Its id in Frugal: `modelId`. */
  readonly model: string;
  /** Models that may answer instead when the first cannot, in this order, within the same request. */
  readonly fallbacks: readonly string[];
  readonly messages: readonly PromptMessage[];
  /** Upper bound of the answer, in tokens. */
  readonly maxAnswerTokens: number;
  /** Absent: the model may call none. */
  readonly tools?: readonly Tool[];
  /** The answer has to call one of the tools. */
  readonly mustCallTool?: boolean;
  /** Fields that its server is known to refuse. */
  readonly without?: readonly RequestField[];
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
  readonly preset: Preset;
  /** Address of the API without a trailing slash. */
  readonly url: string;
  /** Absent: the provider takes none. */
  readonly key?: string;
  /** Added by the user, for every request. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Who is asking, what the user adds to that, and the key: the headers of everything that a provider is asked. */
export function headersOf(target: Target): Readonly<Record<string, string>> {
  return { ...target.preset.headers, ...target.headers, ...authorization(target) };
}

/** What must not be seen in what is shown or logged. A word as short as a model's maker is no secret. */
export function secretsOf({
  key,
  headers = {},
}: Pick<Target, 'key' | 'headers'>): readonly string[] {
  const added = Object.values(headers).filter((value) => value.length >= 8);
  return key === undefined ? added : [key, ...added];
}

/** The header that carries the key; none where there is no key. */
function authorization({ key }: Pick<Target, 'key'>): Readonly<Record<string, string>> {
  return key === undefined ? {} : { Authorization: `Bearer ${key}` };
}
