import { setTimeout } from 'node:timers/promises';
import { ApiError } from './apiError';
import type { Account } from './accounts';
import type { Exchange } from './exchange';
import { sendBody } from './exchange';
import type { FaultContext } from './faults/fault';
import type { Struck } from './faults/faultQueue';
import { note } from './journal';

export function contextOf(
  struck: Struck,
  at: Omit<FaultContext, 'parameters'> & { readonly account: Account },
): FaultContext {
  return { ...at, parameters: struck.parameters };
}

/** Never resolves before the client hangs up. */
export async function waitForHangUp(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await setTimeout(60_000, undefined, { signal });
    } catch {
      return;
    }
  }
}

/** An HTTP fault as the error that ends the request. */
export function httpError(struck: Struck, context: FaultContext): ApiError | undefined {
  if (struck.description.kind !== 'http') return undefined;
  const reply = struck.description.reply(context);
  const { message, retryAfter } = struck.parameters;
  const wait = retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) };
  return new ApiError({
    ...reply,
    headers: { ...reply.headers, ...wait },
    ...(message === undefined ? {} : { message }),
  });
}

/** Plays a connection fault. False when it needs the finished answer first. */
export async function playConnectionFault(
  exchange: Exchange,
  struck: Struck,
  context: FaultContext,
): Promise<boolean> {
  if (struck.description.kind !== 'connection') return false;
  const { does } = struck.description;
  switch (does.what) {
    case 'reset':
      note(exchange.entry, { ending: 'cut' });
      exchange.request.socket.destroy();
      return true;
    case 'silence':
      await waitForHangUp(exchange.signal);
      return true;
    case 'body':
      sendBody(exchange, 200, does.contentType, does.body(context));
      return true;
    case 'completion':
      return false;
  }
}
