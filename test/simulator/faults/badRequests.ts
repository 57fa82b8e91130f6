import { tooManyModels } from '../chatRequest';
import type { FaultContext, HttpFault } from './fault';
import {
  constraintFiltered,
  contextLengthExceeded,
  invalidModel,
  payloadTooLarge,
} from './refusals';
import type { ErrorReply } from '../apiError';
import { errorTypeOf, unavailable } from '../apiError';

type Reply = (context: FaultContext) => ErrorReply;

/** A refusal at the door: nothing was tried, nothing is counted. */
export function atTheDoor(about: string, reply: Reply): HttpFault {
  return { kind: 'http', about, reply, scope: 'account', counted: false };
}

/** A model or its host says no: counted, and the next model may be tried. */
export function byTheModel(about: string, reply: Reply): HttpFault {
  return { kind: 'http', about, reply, scope: 'model', counted: true };
}

/** The platform says no to the account: counted where it reached the router. */
export function byThePlatform(about: string, reply: Reply): HttpFault {
  return { kind: 'http', about, reply, scope: 'account', counted: true };
}

/** An answer with nothing but an error type in its metadata. */
export function typed(status: number, message: string, type = errorTypeOf(status)): Reply {
  return () => ({ status, message, metadata: { error_type: type } });
}

const upstream400 = {
  error: { message: 'max_tokens must be at least 16', type: 'invalid_request_error', code: null },
};

export const badRequests = {
  contextLengthExceeded: byTheModel('400 context_length_exceeded', () =>
    contextLengthExceeded(262_144, 270_000, 274_096),
  ),
  maxTokensExceeded: byTheModel(
    '400 max_tokens_exceeded',
    typed(400, 'max_tokens is larger than this model allows.', 'max_tokens_exceeded'),
  ),
  tokenLimitExceeded: byTheModel(
    '400 token_limit_exceeded',
    typed(400, 'The request exceeds the token limit.', 'token_limit_exceeded'),
  ),
  stringTooLong: atTheDoor(
    '400 string_too_long',
    typed(400, 'A string in the request is too long.', 'string_too_long'),
  ),
  invalidRequest: atTheDoor('400 invalid_request', typed(400, 'Invalid input')),
  invalidPrompt: atTheDoor(
    '400 invalid_prompt',
    typed(400, 'The prompt is not valid.', 'invalid_prompt'),
  ),
  contentPolicyViolation: byTheModel(
    '400 content_policy_violation',
    typed(400, 'The request violates the content policy.', 'content_policy_violation'),
  ),
  refusal: byTheModel('400 refusal', typed(400, 'The model refused the request.', 'refusal')),
  invalidImage: atTheDoor('400 invalid_image', typed(400, 'Invalid image.', 'invalid_image')),
  imageTooLarge: atTheDoor(
    '400 image_too_large',
    typed(400, 'The image is too large.', 'image_too_large'),
  ),
  imageTooSmall: atTheDoor(
    '400 image_too_small',
    typed(400, 'The image is too small.', 'image_too_small'),
  ),
  unsupportedImageFormat: atTheDoor(
    '400 unsupported_image_format',
    typed(400, 'The image format is not supported.', 'unsupported_image_format'),
  ),
  imageDownloadFailed: atTheDoor(
    '400 image_download_failed',
    typed(400, 'The image could not be downloaded.', 'image_download_failed'),
  ),
  imageNotFound: atTheDoor(
    '404 image_not_found',
    typed(404, 'The image was not found.', 'image_not_found'),
  ),
  tooManyModels: atTheDoor('400 more than three fallbacks, verbatim', () => tooManyModels),
  invalidModel: atTheDoor('400 availability model_not_found', ({ model }) => invalidModel(model)),
  invalidModelOld: atTheDoor('400 not a valid model ID, no metadata', ({ model }) => ({
    status: 400,
    message: `${model} is not a valid model ID`,
  })),
  wrongEndpoint: atTheDoor('400 availability wrong_endpoint', ({ model }) =>
    unavailable(400, `${model} cannot be used with this endpoint.`, {
      code: 'wrong_endpoint',
      retryable: false,
      requested_models: [model],
    }),
  ),
  upstreamBadRequest: byTheModel('400 with the upstream error as JSON in metadata.raw', (at) => ({
    status: 400,
    message: 'Provider returned error',
    metadata: { raw: JSON.stringify(upstream400), provider_name: at.host, is_byok: false },
  })),
  typeBesideCode: byTheModel('503 whose error_type stands at the error level', () => ({
    status: 503,
    message: 'Provider returned error',
    metadata: null,
    besides: { error_type: 'provider_overloaded', http_status: 503 },
  })),
  constraintFiltered: byTheModel('404 availability constraint_filtered', ({ model }) =>
    constraintFiltered(
      model,
      'max_price',
      'prompt > 0',
      'No endpoints found that match the constraints of the request.',
    ),
  ),
  payloadTooLarge: atTheDoor('413 payload_too_large', () => payloadTooLarge),
  preconditionFailed: atTheDoor('412 precondition_failed', typed(412, 'Precondition failed.')),
  unprocessable: atTheDoor('422 unprocessable', typed(422, 'The request cannot be processed.')),
} as const satisfies Readonly<Record<string, HttpFault>>;
