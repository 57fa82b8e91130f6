import { makeTurnError } from './errors';
import type { StreamEvent } from './events';
import type { ExchangeDeps } from './exchange';
import type { ChatRequest, Patience, Target } from './request';

export interface Client {
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
  /** Tokens of a minute for this model, as the provider's last answer told them. */
  tokensPerMinute(model: string): number | undefined;
}

export function createClient(deps: ExchangeDeps): Client {
  const tokensPerMinute = new Map<string, number>();
  return {
    tokensPerMinute: (model) => tokensPerMinute.get(model),
    async *stream(target, request, patience, signal) {
      if (signal.aborted) throw makeTurnError('stopped');
      const { Exchange } = await import('./exchange');
      const exchange = new Exchange(deps, target, patience, signal);
      try {
        void exchange.run(request);
        for await (const event of exchange.events) {
          const tokens = event.type === 'limits' ? event.figure.tokens : undefined;
          if (tokens) tokensPerMinute.set(request.model, tokens.limit);
          yield event;
        }
      } finally {
        exchange.dispose();
      }
    },
  };
}
