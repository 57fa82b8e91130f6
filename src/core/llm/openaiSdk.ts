import { OpenAI } from 'openai';

/** The fields that every provider knows; others may stand beside them. */
export interface ChatBody {
  readonly model: string;
  readonly messages: readonly OpenAI.ChatCompletionMessageParam[];
}

/** Milliseconds. Frugal's own watchdog is far quicker; this one only covers the time to the headers. */
const never = 24 * 60 * 60 * 1000;

/** Sends a body to an address, and gives the bytes of what is answered: nothing where that has no body. */
export type Ask = (url: string, body: string) => Promise<AsyncIterable<Uint8Array> | null>;

/**
 * Asks for a streamed answer: one request, no retries. The chunks are whatever the provider sent as JSON.
 * The only user of `openai`: 390 kB in a file of their own, loaded with the first request.
 * @param ask adds the key, which `openai` never sees
 */
export async function openStream(
  url: string,
  ask: Ask,
  body: ChatBody,
  signal: AbortSignal,
): Promise<AsyncIterable<unknown>> {
  const client = new OpenAI({
    baseURL: url,
    fetch: async (address, { body: sent } = {}) => {
      if (typeof address !== 'string' || typeof sent !== 'string')
        throw new TypeError('This version of openai asks in another way.');
      // Read as it comes: in a stream of the web each piece costs as much again.
      return Object.defineProperty(new Response(), 'body', { value: await ask(address, sent) });
    },
    maxRetries: 0,
    timeout: never,
    // A web worker counts as a browser; the key is not in here.
    dangerouslyAllowBrowser: true,
    // It would print parts of answers to the console.
    logLevel: 'off',
    // Whatever is left out is read from the environment, and belongs to somebody else's account.
    apiKey: 'set-by-fetch',
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
  });
  const { messages, ...rest } = body;
  return client.chat.completions.create(
    { ...rest, messages: [...messages], stream: true },
    { signal },
  );
}
