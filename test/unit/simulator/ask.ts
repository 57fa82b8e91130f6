import type { Simulator } from '../../simulator/simulator';

/** A free model without reasoning, so that a stream is text only. */
export const plainModel = 'liquid/lfm-2.5-2.6b:free';
export const reasoningModel = 'qwen/qwen3.8-27b:free';
export const paidModel = 'anthropic/claude-opus-4.7-fast';

export const messages = [{ role: 'user', content: 'Hello there, how are you today?' }] as const;

interface Asked {
  readonly [field: string]: unknown;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** One chat request with sensible defaults; what is given goes into the body. */
export async function ask(simulator: Simulator, asked: Asked = {}): Promise<Response> {
  const { key = simulator.key, headers = {}, signal, ...body } = asked;
  return fetch(`${simulator.url}/chat/completions`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify({ model: plainModel, messages, ...body }),
    ...(signal === undefined ? {} : { signal }),
  });
}

export async function get(
  simulator: Simulator,
  path: string,
  key: string | undefined = simulator.key,
): Promise<Response> {
  const headers = { Authorization: `Bearer ${key}` };
  return fetch(simulator.url + path, { headers });
}

export interface ErrorAnswer {
  readonly error: {
    readonly code: number;
    readonly message: string;
    readonly metadata?: Readonly<Record<string, unknown>>;
    readonly availability?: Readonly<Record<string, unknown>>;
  };
  readonly user_id: string | null;
}

export async function errorOf(response: Response): Promise<ErrorAnswer['error']> {
  return ((await response.json()) as ErrorAnswer).error;
}

interface Choice {
  readonly index: number | null;
  readonly delta: {
    readonly content?: string | null;
    readonly reasoning?: string;
    readonly tool_calls?: readonly {
      readonly index: number | null;
      readonly function: { readonly name?: string; readonly arguments: string };
    }[];
  } | null;
  readonly finish_reason: string | null;
  readonly error?: { readonly code: unknown };
}

export interface Chunk {
  readonly model: string;
  readonly provider: string;
  readonly choices: readonly Choice[];
  readonly usage?: { readonly cost: number; readonly total_tokens: number };
  readonly error?: { readonly code: unknown; readonly message: string };
  readonly openrouter_metadata?: Readonly<Record<string, unknown>>;
}

/** A streamed body, read to its end, by the rules of server-sent events. */
export interface Streamed {
  readonly text: string;
  readonly comments: number;
  readonly chunks: readonly Chunk[];
  readonly content: string;
  readonly reasoning: string;
  readonly finish: string | undefined;
  readonly done: boolean;
}

export function readEvents(text: string): Streamed {
  const lines = text.split(/\r?\n/);
  const data = lines.filter((line) => line.startsWith('data: ')).map((line) => line.slice(6));
  const chunks = data.filter((item) => item !== '[DONE]').map((item) => JSON.parse(item) as Chunk);
  const choices = chunks.flatMap((chunk) => chunk.choices);
  return {
    text,
    chunks,
    comments: lines.filter((line) => line.startsWith(':')).length,
    content: choices.map((choice) => choice.delta?.content ?? '').join(''),
    reasoning: choices.map((choice) => choice.delta?.reasoning ?? '').join(''),
    finish: choices.findLast((choice) => choice.finish_reason !== null)?.finish_reason ?? undefined,
    done: data.at(-1) === '[DONE]',
  };
}

export async function stream(simulator: Simulator, asked: Asked = {}): Promise<Streamed> {
  const response = await ask(simulator, { ...asked, stream: true });
  return readEvents(await response.text());
}

/** Resolves once `holds`; the test's own timeout ends it otherwise. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}
