import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export interface RawServer {
  readonly url: string;
  readonly requests: readonly IncomingMessage[];
  /** The requests whose connection the client has closed. */
  readonly closed: ReadonlySet<IncomingMessage>;
  close(): Promise<void>;
}

/** A server that says what a test wants, byte by byte. */
export async function startRawServer(
  handle: (response: ServerResponse, request: IncomingMessage) => void,
): Promise<RawServer> {
  const requests: IncomingMessage[] = [];
  const closed = new Set<IncomingMessage>();
  const server = createServer((request, response) => {
    requests.push(request);
    response.on('close', () => closed.add(request));
    request.resume();
    request.on('end', () => handle(response, request));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/api/v1`,
    requests,
    closed,
    close: async () => {
      const done = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await done;
    },
  };
}

/** A `data:` event with a delta. */
export function deltaEvent(delta: object, besides: object = {}): string {
  const choices = [{ index: 0, delta, finish_reason: null, ...besides }];
  return `data: ${JSON.stringify({ id: 'gen-1', model: 'a/b:free', provider: 'P', choices })}\n\n`;
}

export const stopEvent = deltaEvent({}, { finish_reason: 'stop' });
export const doneEvent = 'data: [DONE]\n\n';

/** Waits for a condition, one turn of the event loop at a time. */
export async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setImmediate(resolve));
}
