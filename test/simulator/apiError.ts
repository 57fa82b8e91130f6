export type JsonObject = Readonly<Record<string, unknown>>;

/** Why no endpoint could serve a request: `error.availability`. */
export interface Availability {
  readonly code:
    | 'model_not_found'
    | 'wrong_endpoint'
    | 'no_endpoints'
    | 'model_deprecated'
    | 'model_unavailable_upstream'
    | 'capacity_exhausted'
    | 'temporarily_unavailable'
    | 'region_restricted'
    | 'privacy_restricted'
    | 'constraint_filtered'
    | 'free_variant_ended';
  readonly retryable: boolean;
  readonly retry_after?: number;
  readonly requested_models: readonly string[];
  readonly excluded_by?: readonly string[];
  readonly fallback_models?: readonly string[];
  readonly constraint?: { readonly field: string; readonly detail: string };
  readonly docs_url: string;
}

/** An answer that says no. `html` replaces the JSON envelope. */
export interface ErrorReply {
  readonly status: number;
  readonly message: string;
  readonly metadata?: JsonObject | null;
  readonly availability?: Availability;
  readonly headers?: Readonly<Record<string, string>>;
  /** Fields beside `code` and `message`: the documentation's other place for the error type. */
  readonly besides?: JsonObject;
  readonly html?: string;
}

export class ApiError extends Error {
  constructor(readonly reply: ErrorReply) {
    super(reply.message);
    this.name = 'ApiError';
  }
}

/** `{"error":{"code","message","metadata","availability"},"user_id"}` */
export function errorBody(reply: ErrorReply, userId: string | null): JsonObject {
  const { status, message, metadata, availability, besides } = reply;
  return {
    error: {
      code: status,
      message,
      ...(metadata === undefined ? {} : { metadata }),
      ...(availability === undefined ? {} : { availability }),
      ...besides,
    },
    user_id: userId,
  };
}

export const availabilityDocs =
  'https://openrouter.ai/docs/api-reference/errors-and-debugging#availability';

/** A refusal to route, with the reason where clients look for it. */
export function unavailable(
  status: number,
  message: string,
  availability: Omit<Availability, 'docs_url'>,
  metadata: JsonObject = {},
): ErrorReply {
  const wait = availability.retry_after;
  return {
    status,
    message,
    metadata: { error_type: errorTypeOf(status), ...metadata },
    availability: { ...availability, docs_url: availabilityDocs },
    ...(wait === undefined ? {} : { headers: { 'Retry-After': String(wait) } }),
  };
}

/** The `error_type` that goes with a status where nothing more precise is known. */
export function errorTypeOf(status: number): string {
  const types: Readonly<Record<number, string>> = {
    400: 'invalid_request',
    401: 'authentication',
    402: 'payment_required',
    403: 'permission_denied',
    404: 'not_found',
    408: 'timeout',
    412: 'precondition_failed',
    413: 'payload_too_large',
    422: 'unprocessable',
    429: 'rate_limit_exceeded',
    500: 'server',
    502: 'provider_unavailable',
    503: 'provider_overloaded',
    504: 'timeout',
    524: 'timeout',
    529: 'provider_overloaded',
  };
  return types[status] ?? 'unmapped';
}
