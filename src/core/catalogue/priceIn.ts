import { asNumber, asRecord } from '../llm/untrusted';
import type { Price } from './model';

/** What OpenRouter's `pricing` asks by the million tokens; undefined where it does not tell, or leaves it to a router. */
export function priceIn(pricing: unknown): Price | undefined {
  const { prompt, completion } = asRecord(pricing);
  const [input, answer] = [perMillion(prompt), perMillion(completion)];
  return input === undefined || answer === undefined ? undefined : { prompt: input, answer };
}

/** OpenRouter sends dollars per token, as text; negative ones are those of routers. */
function perMillion(price: unknown): number | undefined {
  const dollars = asNumber(price);
  if (dollars === undefined || dollars < 0) return undefined;
  // Without what a product of fractions adds at its end.
  return Number((dollars * 1_000_000).toPrecision(12));
}
