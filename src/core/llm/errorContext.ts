import type { ProviderId, RequestField } from './preset';
import type { UntrustedRecord } from './untrusted';
import { asRecord } from './untrusted';

/** What the client saw of the response before things went wrong. */
export interface ErrorContext {
  /** Epoch milliseconds. */
  readonly now: number;
  /** Who was asked. */
  readonly provider?: ProviderId;
  /** What was sent and must not be shown: the key, the user's own headers. */
  readonly secrets?: readonly string[];
  /** Fields of the request that it can do without. */
  readonly spareFields?: readonly RequestField[];
  readonly status?: number;
  readonly headers?: { get(name: string): string | null };
  /** The body of an answer that is no event stream. */
  readonly body?: string;
  /** The provider began to answer, so that the request counts. */
  readonly accepted?: boolean;
}

/** OpenRouter sends its limits in the body, in the header, or both; the body goes first. */
export function headerOf(
  metadata: UntrustedRecord,
  context: ErrorContext,
  name: string,
): string | undefined {
  for (const [key, value] of Object.entries(asRecord(metadata['headers']))) {
    if (key.toLowerCase() !== name.toLowerCase()) continue;
    if (typeof value === 'string' || typeof value === 'number') return String(value);
  }
  return context.headers?.get(name) ?? undefined;
}
