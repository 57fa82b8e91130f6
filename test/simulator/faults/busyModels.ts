import type { ErrorReply } from '../apiError';
import { unavailable } from '../apiError';
import { atTheDoor, byTheModel, byThePlatform, typed } from './badRequests';
import type { FaultContext, HttpFault } from './fault';
import { dataPolicy, freeVariantEnded, noEndpoints, privacyRestricted } from './refusals';

function sharedPool(at: FaultContext, age?: 'old'): ErrorReply {
  const source = {
    limit_source: 'upstream_provider_shared_pool',
    remedy_hint: 'Use another model, or retry later.',
  };
  return {
    status: 429,
    message: 'Provider returned error',
    metadata: {
      raw: `${at.model} is temporarily rate-limited upstream. Please retry shortly, or add your own key to accumulate your rate limits: https://openrouter.ai/settings/integrations`,
      provider_name: at.host,
      is_byok: false,
      provider_error_code: 429,
      ...(age === 'old' ? {} : source),
    },
    ...(age === 'old'
      ? {}
      : { headers: { 'Retry-After': String(at.parameters.retryAfter ?? 24) } }),
  };
}

function gone(code: 'model_deprecated' | 'model_unavailable_upstream', why: string) {
  return ({ model }: FaultContext): ErrorReply =>
    unavailable(404, `${model} ${why}`, { code, retryable: false, requested_models: [model] });
}

function page(status: number, title: string, text: string): ErrorReply {
  const html = `<!DOCTYPE html>\n<html lang="en">\n<head><title>${title}</title></head>\n<body>\n<h1>${title}</h1>\n<p>${text}</p>\n<hr><center>cloudflare</center>\n</body>\n</html>\n`;
  return { status, message: title, html, headers: { Server: 'cloudflare' } };
}

function returned(status: number, at: FaultContext): ErrorReply {
  return {
    status,
    message: 'Provider returned error',
    metadata: { raw: 'upstream connect error', provider_name: at.host, is_byok: false },
  };
}

const timedOut = 'Request timed out. Please try again later.';

/** 404, 408, 5xx and the upstream 429: about a model, its host or the road to it. */
export const busyModels = {
  noEndpoints: byTheModel('404 availability no_endpoints', ({ model }) => noEndpoints(model)),
  noEndpointsOld: byTheModel('404 No endpoints found for the model, no metadata', (at) => ({
    status: 404,
    message: `No endpoints found for ${at.model}.`,
  })),
  modelDeprecated: byTheModel(
    '404 availability model_deprecated',
    gone('model_deprecated', 'has been deprecated.'),
  ),
  modelUnavailableUpstream: byTheModel(
    '404 availability model_unavailable_upstream',
    gone('model_unavailable_upstream', 'is not available from its provider.'),
  ),
  freeVariantEnded: byTheModel('404 availability free_variant_ended', ({ model }) =>
    freeVariantEnded(model),
  ),
  privacyRestricted: byTheModel('404 availability privacy_restricted', ({ model }) =>
    privacyRestricted(model, 'data_policy:training'),
  ),
  freePublicationPolicy: byTheModel('404 data policy (Free model publication), verbatim', () =>
    dataPolicy('Free model publication'),
  ),
  paidTrainingPolicy: byTheModel('404 data policy (Paid model training), verbatim', () =>
    dataPolicy('Paid model training'),
  ),
  guardrailPolicy: byTheModel('404 guardrail restrictions and data policy, no metadata', (at) => ({
    status: 404,
    message: privacyRestricted(at.model, '').message,
  })),
  noToolUse: byTheModel('404 no endpoint supports tools, verbatim', () => ({
    status: 404,
    message:
      'No endpoints found that support tool use. To learn more about provider routing, visit: https://openrouter.ai/docs/guides/routing/provider-selection',
  })),
  noImageInput: byTheModel('404 no endpoint supports images, verbatim', () => ({
    status: 404,
    message: 'No endpoints found that support image input',
  })),
  noParameters: byTheModel('404 no endpoint handles the parameters, verbatim', () => ({
    status: 404,
    message: 'No endpoints found that can handle the requested parameters.',
  })),
  notFound: byThePlatform('404 not_found', typed(404, 'Not Found')),
  requestTimeout: byTheModel('408 Request timed out', typed(408, timedOut)),
  sharedPool: byTheModel('429 upstream_provider_shared_pool', (at) => sharedPool(at)),
  sharedPoolOld: byTheModel('429 rate-limited upstream, no limit_source', (at) =>
    sharedPool(at, 'old'),
  ),
  capacityExhausted: byTheModel('429 availability capacity_exhausted', (at) =>
    unavailable(429, `${at.model} is at capacity.`, {
      code: 'capacity_exhausted',
      retryable: true,
      retry_after: at.parameters.retryAfter ?? 30,
      requested_models: [at.model],
    }),
  ),
  serverError: byThePlatform('500 with a masked message', typed(500, 'Internal Server Error')),
  unmapped: byTheModel('500 unmapped', typed(500, 'Internal Server Error', 'unmapped')),
  providerUnavailable: byTheModel('502 Provider returned error', (at) => returned(502, at)),
  badGatewayPage: byTheModel('502 HTML page instead of JSON', () =>
    page(502, '502 Bad Gateway', 'The web server reported a bad gateway error.'),
  ),
  cloudflareChallenge: atTheDoor('403 Cloudflare challenge page', () => {
    const reply = page(403, 'Just a moment...', 'Enable JavaScript and cookies to continue');
    return { ...reply, headers: { ...reply.headers, 'cf-mitigated': 'challenge' } };
  }),
  cloudflareBlock: atTheDoor('429 HTML page: a burst was blocked', () =>
    page(429, 'Access denied', 'You are being rate limited'),
  ),
  providerOverloaded: byTheModel(
    '503 provider_overloaded',
    typed(503, 'Provider is overloaded. Please try again later.'),
  ),
  temporarilyUnavailable: byTheModel('503 availability temporarily_unavailable', (at) =>
    unavailable(503, `${at.model} is temporarily unavailable.`, {
      code: 'temporarily_unavailable',
      retryable: true,
      retry_after: at.parameters.retryAfter ?? 15,
      requested_models: [at.model],
    }),
  ),
  gatewayTimeout: byTheModel('504 timeout', typed(504, timedOut)),
  edgeTimeout: byTheModel('524 timeout of the edge network', typed(524, timedOut)),
  overloaded: byTheModel('529 Provider returned error', (at) => returned(529, at)),
} as const satisfies Readonly<Record<string, HttpFault>>;
