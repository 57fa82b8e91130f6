import { counterOf } from '../quota/counter';
import { makeTurnError, TurnError } from './errors';
import type { StreamEvent } from './events';
import type { ExchangeDeps } from './exchange';
import { Learned, type LearnedDeps } from './learned';
import { spareFields, type RequestField } from './preset';
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
  /** Tokens of a minute for this model and account, as the provider told them within the last days. */
  tokensPerMinute(target: Target, model: string): Promise<number | undefined>;
}

export interface ClientDeps extends ExchangeDeps, LearnedDeps {}

export function createClient(deps: ClientDeps): Client {
  const learned = new Learned(deps);
  return {
    tokensPerMinute: async (target, model) =>
      learned.get('tokensPerMinute', await limitOf(target, model)),
    async *stream(target, request, patience, signal) {
      const without = await refusedBy(learned, target);
      const { Exchange } = await import('./exchange');
      if (signal.aborted) throw makeTurnError('stopped');
      const exchange = new Exchange(deps, target, patience, signal);
      let tokensPerMinute: number | undefined;
      try {
        void exchange.run({ ...request, without });
        for await (const event of exchange.events) {
          if (event.type === 'limits') tokensPerMinute = event.figure.tokens?.limit;
          yield event;
        }
      } catch (caught) {
        if (!(caught instanceof TurnError)) throw caught;
        const { refusedField, statedLimit: stated } = caught.evidence;
        if (refusedField !== undefined)
          await learned.put('refusedFields', target.url, [...without, refusedField]);
        if (stated?.window === 'minute' && stated.of === 'tokens') tokensPerMinute ??= stated.limit;
        throw caught;
      } finally {
        exchange.dispose();
        if (tokensPerMinute !== undefined) {
          const of = await limitOf(target, request.model);
          await learned.put('tokensPerMinute', of, tokensPerMinute);
        }
      }
    },
  };
}

/** Nobody looks for what this provider was not to be asked anyway. */
async function refusedBy(
  learned: Learned,
  { preset, url }: Target,
): Promise<readonly RequestField[]> {
  const mayRefuse = spareFields.some((name) => preset.fields.includes(name));
  return (mayRefuse ? await learned.get('refusedFields', url) : undefined) ?? [];
}

/** The name of what the tokens of a minute are counted for. */
async function limitOf(target: Target, model: string): Promise<string> {
  return (await counterOf(target, { id: model, name: model })).id;
}
