import type { IncomingMessage, ServerResponse } from 'node:http';
import { errorBody, type ErrorReply, type JsonObject } from './apiError';
import { note, type OpenEntry } from './journal';

/** One request on its way through the simulator. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Parsed JSON, a string when it was not JSON, undefined when there was none. */
  readonly body: unknown;
  readonly entry: OpenEntry;
  /** Aborts when the client hangs up or the simulator closes. */
  readonly signal: AbortSignal;
}

export function sendBody(
  { response, entry }: Pick<Exchange, 'response' | 'entry'>,
  status: number,
  contentType: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  const bytes = Buffer.from(body);
  const length = String(bytes.length);
  response.writeHead(status, {
    'Content-Type': contentType,
    'Content-Length': length,
    ...headers,
  });
  response.end(bytes);
  note(entry, { status, bytes: bytes.length });
}

export function sendJson(
  exchange: Pick<Exchange, 'response' | 'entry'>,
  body: JsonObject,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): void {
  sendBody(exchange, status, 'application/json', JSON.stringify(body), headers);
}

export function sendError(
  exchange: Pick<Exchange, 'response' | 'entry'>,
  reply: ErrorReply,
  userId: string | null,
  headers: Readonly<Record<string, string>> = {},
): void {
  const all = { ...headers, ...reply.headers };
  if (reply.html === undefined) {
    sendJson(exchange, errorBody(reply, userId), reply.status, all);
  } else {
    sendBody(exchange, reply.status, 'text/html; charset=UTF-8', reply.html, all);
  }
}
