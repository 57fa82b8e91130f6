import type { ErrorReply } from '../apiError';
import { unavailable } from '../apiError';

/** Answers that the router itself gives too, not only faults: one text for both. */

export function invalidModel(id: string): ErrorReply {
  return unavailable(400, `${id} is not a valid model ID`, {
    code: 'model_not_found',
    retryable: false,
    requested_models: [id],
  });
}

export function noEndpoints(id: string): ErrorReply {
  return unavailable(404, `No endpoints found for ${id}.`, {
    code: 'no_endpoints',
    retryable: false,
    requested_models: [id],
  });
}

/** The free variant is gone; `fallback_models` names the *paid* one. */
export function freeVariantEnded(id: string): ErrorReply {
  const paid = id.replace(/:free$/, '');
  return unavailable(404, `The free variant of ${paid} is no longer available.`, {
    code: 'free_variant_ended',
    retryable: false,
    requested_models: [id],
    fallback_models: [paid],
  });
}

const privacyPage = 'https://openrouter.ai/settings/privacy';

export function privacyRestricted(id: string, excludedBy: string): ErrorReply {
  const message = `No endpoints available matching your guardrail restrictions and data policy. Configure: ${privacyPage}`;
  return unavailable(404, message, {
    code: 'privacy_restricted',
    retryable: false,
    requested_models: [id],
    excluded_by: [excludedBy],
  });
}

export function dataPolicy(kind: 'Free model publication' | 'Paid model training'): ErrorReply {
  const message = `No endpoints found matching your data policy (${kind}). Configure: ${privacyPage}`;
  return { status: 404, message };
}

export function constraintFiltered(
  id: string,
  field: string,
  detail: string,
  message: string,
): ErrorReply {
  return unavailable(404, message, {
    code: 'constraint_filtered',
    retryable: false,
    requested_models: [id],
    excluded_by: [field],
    constraint: { field, detail },
  });
}

export function harnessGate(id: string): ErrorReply {
  return {
    status: 403,
    message: `${id} is only available on agentic harnesses. Try plugging it into a coding agent or productivity app listed on https://openrouter.ai/apps`,
    metadata: {
      error_type: 'permission_denied',
      failed_routing_step: 'Gate Free Endpoints by Agentic Harness',
    },
  };
}

/** @param asked tokens of prompt and answer together */
export function contextLengthExceeded(limit: number, prompt: number, asked: number): ErrorReply {
  return {
    status: 400,
    message: `This endpoint's maximum context length is ${limit} tokens. However, you requested about ${asked} tokens (${prompt} of text input, ${asked - prompt} in the output). Please reduce the length of either one, or use the context-compression plugin to compress your prompt automatically.`,
    metadata: { error_type: 'context_length_exceeded' },
  };
}

export const payloadTooLarge: ErrorReply = {
  status: 413,
  message: 'Request body is too large.',
  metadata: { error_type: 'payload_too_large' },
};
