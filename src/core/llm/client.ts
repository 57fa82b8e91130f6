import { makeTurnError } from './toTurnError';
import type { StreamEvent } from './events';
import type { ExchangeDeps } from './exchange';
import { openRouter, type Preset } from './presets';
import type { ChatRequest, Patience, Target } from './request';

export interface Client {
  /** How many models beside its first one a request may name. */
  readonly fallbacks: number;
  /**
   * Makes exactly one HTTP request when it is first read from, and none after it. Ends with `finished`, or throws a
   * `TurnError` once everything that came before the failure was read. Whoever stops reading ends the request.
   */
  stream(
    target: Target,
    request: ChatRequest,
    patience: Patience,
    signal: AbortSignal,
  ): AsyncIterable<StreamEvent>;
}

export function createClient(deps: ExchangeDeps, preset: Preset = openRouter): Client {
  return {
    fallbacks: preset.fallbacks ?? 0,
    async *stream(target, request, patience, signal) {
      if (signal.aborted) throw makeTurnError('stopped');
      const { Exchange } = await import('./exchange');
      const exchange = new Exchange(deps, preset, target, patience, signal);
      try {
        void exchange.run(request);
        yield* exchange.events;
      } finally {
        exchange.dispose();
      }
    },
  };
}
