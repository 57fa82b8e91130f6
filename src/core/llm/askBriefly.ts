import type { Clock } from '../ports';
import type { ErrorContext } from './errorContext';
import { makeTurnError, type TurnError } from './errors';
import { toTurnError } from './toTurnError';

const patienceMs = 15_000;

/**
 * Asks a provider something that costs no request of the quota, and waits no longer than anybody would.
 * @throws TurnError, `timeout` and `stopped` among them, or what `ask` throws as one
 */
export async function askBriefly<T>(
  clock: Clock,
  signal: AbortSignal,
  context: ErrorContext,
  ask: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const abort = new AbortController();
  let ending: TurnError | undefined;
  const end = (error: TurnError): void => {
    ending ??= error;
    abort.abort();
  };
  const stop = (): void => end(makeTurnError('stopped'));
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop);
  const timer = clock.after(patienceMs, () => end(makeTurnError('timeout')));
  try {
    return await ask(abort.signal);
  } catch (caught) {
    throw ending ?? toTurnError(caught, context);
  } finally {
    timer.dispose();
    signal.removeEventListener('abort', stop);
  }
}

/** What is wrong with a response that is not the expected one. */
export function errorOfResponse(
  response: Response,
  body: string,
  context: ErrorContext,
): TurnError {
  const status = response.type === 'opaqueredirect' ? 302 : response.status;
  const seen = { ...context, status, headers: response.headers, body };
  const error = toTurnError(new Error(`Status ${status}`), seen);
  // A good answer of another kind: whoever it is, it is not who was meant.
  return response.ok && error.causeName === 'unknown'
    ? makeTurnError('notTheProvider', error.evidence)
    : error;
}
