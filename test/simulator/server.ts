import type { IncomingHttpHeaders, IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { ApiError } from './apiError';
import { control, controlRoot } from './control';
import { sendError, sendJson, type Exchange } from './exchange';
import { payloadTooLarge } from './faults/refusals';
import { newGenerationId } from './generation';
import { note, type JournalEntry } from './journal';
import { route } from './routes';
import type { World } from './world';

const maxBodyBytes = 32 * 1024 * 1024;

/** The body's bytes; undefined when there are more than OpenRouter takes. */
async function readBytes(request: IncomingMessage): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += (part as Buffer).length;
    if (size <= maxBodyBytes) parts.push(part as Buffer);
  }
  return size <= maxBodyBytes ? Buffer.concat(parts) : undefined;
}

function parseBody(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function flatten(headers: IncomingHttpHeaders): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]),
  );
}

function headOf(world: World, request: IncomingMessage): Omit<JournalEntry, 'body' | 'outcome'> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  return {
    at: world.clock.now(),
    method: request.method ?? 'GET',
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: flatten(request.headers),
  };
}

const preflight = {
  'Access-Control-Allow-Methods': 'GET, POST, OPTIONS',
  // The star does not stand for the first one.
  'Access-Control-Allow-Headers': 'Authorization, *',
};

async function serve(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  closing: AbortSignal,
): Promise<void> {
  const head = headOf(world, request);
  // A page of any origin may read all answers; of their headers only those that every page may.
  response.setHeader('Access-Control-Allow-Origin', '*');
  if (head.method === 'OPTIONS') return void response.writeHead(204, preflight).end();
  if (head.path.startsWith(controlRoot)) {
    const bytes = await readBytes(request);
    control(world, head.method, head.path, parseBody(String(bytes)), response);
    return;
  }
  const entry = world.journal.open(head);
  const hangUp = new AbortController();
  response.on('close', () => {
    hangUp.abort();
    if (entry.outcome.ending !== 'open') return;
    note(entry, { ending: response.writableFinished ? 'complete' : 'aborted' });
  });
  const signal = AbortSignal.any([hangUp.signal, closing]);
  try {
    const bytes = await readBytes(request);
    if (bytes === undefined) throw new ApiError(payloadTooLarge);
    entry.body = parseBody(bytes.toString());
    const { method, path, query } = head;
    const exchange: Exchange = {
      request,
      response,
      method,
      path,
      query,
      body: entry.body,
      entry,
      signal,
    };
    await route(world, exchange);
  } catch (error) {
    fail(world, { response, entry }, head, error);
  }
}

function fail(
  world: World,
  exchange: Pick<Exchange, 'response' | 'entry'>,
  head: Omit<JournalEntry, 'body' | 'outcome'>,
  error: unknown,
): void {
  if (exchange.response.headersSent) return void exchange.response.destroy();
  if (!(error instanceof ApiError)) {
    // A bug of the simulator: it must not look like a fault of OpenRouter.
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    sendJson(exchange, { simulatorBug: message }, 599);
    return;
  }
  const key = head.headers['authorization']?.replace(/^Bearer +/i, '') ?? '';
  const userId = world.accounts.find(key)?.userId ?? null;
  const isChat = head.path.endsWith('/chat/completions');
  const headers = isChat ? { 'X-Generation-Id': newGenerationId(world.clock.now()) } : {};
  sendError(exchange, error.reply, userId, headers);
}

/** Listens on loopback only. `closing` ends every answer that still goes on. */
export async function listen(world: World, port: number, closing: AbortSignal): Promise<Server> {
  const server = createServer((request, response) => {
    serve(world, request, response, closing).catch(() => response.destroy());
  });
  server.on('connection', (socket) => socket.setNoDelay(true));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return server;
}
