import type { Account } from './accounts';
import { ApiError, type ErrorReply } from './apiError';
import type { Catalogue, Model } from './catalogue';
import { contextLength, isFree, price, supports } from './catalogue';
import type { ChatRequest } from './chatRequest';
import { hasImages, promptTokens } from './chatRequest';
import { hostOf, isGated } from './endpoints';
import { creditsExhausted, neverPurchased } from './faults/limits';
import {
  constraintFiltered,
  contextLengthExceeded,
  dataPolicy,
  freeVariantEnded,
  harnessGate,
  invalidModel,
  noEndpoints,
  privacyRestricted,
} from './faults/refusals';

const million = 1_000_000;

/** The models to try, in order, or the error for an id that is none. */
export function candidatesOf(request: ChatRequest, catalogue: Catalogue): readonly string[] {
  const first = request.model === undefined ? [] : [request.model];
  const ids = [...new Set([...first, ...(request.models ?? [])])];
  // Without a model the account's default would be used; the simulator's accounts have the router.
  const candidates = ids.length === 0 ? ['openrouter/free'] : ids;
  for (const id of candidates) {
    if (catalogue.find(id) === undefined && !catalogue.wasListed(id)) {
      throw new ApiError(invalidModel(id));
    }
  }
  return candidates;
}

/** The model of an id that was valid once, or the 404 that says why there is none. */
export function listedModel(id: string, catalogue: Catalogue): Model {
  const model = catalogue.find(id);
  if (model !== undefined) return model;
  const hasPaid = id.endsWith(':free') && catalogue.find(id.slice(0, -':free'.length));
  throw new ApiError(hasPaid ? freeVariantEnded(id) : noEndpoints(id));
}

/** Whether the account may spend on this model; free models need a balance that is not negative. */
export function checkCredits(model: Model, account: Account): void {
  if (account.credits < 0) throw new ApiError(creditsExhausted());
  if (isFree(model) || account.credits > 0) return;
  throw new ApiError(account.everPaid ? creditsExhausted() : neverPurchased());
}

/** Whether the account's privacy settings leave this model an endpoint; else what is in the way. */
export function privacyRefusal(model: Model, account: Account): ErrorReply | undefined {
  const host = hostOf(model);
  const { privacy } = account;
  if (host.publishes && !privacy.allowFreePublication) return dataPolicy('Free model publication');
  if (host.trains && !privacy.allowFreeTraining) {
    return privacyRestricted(model.id, 'data_policy:training');
  }
  if (!host.keepsNothing && privacy.zdrOnly) return privacyRestricted(model.id, 'data_policy:zdr');
  return undefined;
}

function maxPriceRefusal(model: Model, request: ChatRequest): ErrorReply | undefined {
  for (const [field, most] of Object.entries(request.provider?.max_price ?? {})) {
    const asked = price(model, field) * million;
    if (asked > Number(most)) {
      const detail = `${field} ${asked} > ${most}`;
      const message = 'No endpoints found that match the maximum price of the request.';
      return constraintFiltered(model.id, 'max_price', detail, message);
    }
  }
  return undefined;
}

function hostRefusal(model: Model, request: ChatRequest): ErrorReply | undefined {
  const { only, ignore, data_collection, zdr } = request.provider ?? {};
  const host = hostOf(model);
  const isAllowed = (only?.includes(host.slug) ?? true) && ignore?.includes(host.slug) !== true;
  if (!isAllowed) {
    const message = 'No allowed providers are available for the selected model.';
    return constraintFiltered(model.id, 'allowed_providers', host.slug, message);
  }
  if (data_collection === 'deny' && (host.trains || host.publishes)) {
    return privacyRestricted(model.id, 'data_policy:training');
  }
  return zdr === true && !host.keepsNothing
    ? privacyRestricted(model.id, 'data_policy:zdr')
    : undefined;
}

const needsSupport = ['response_format', 'reasoning', 'temperature', 'top_p', 'seed', 'stop'];
const toolGuide =
  'To learn more about provider routing, visit: https://openrouter.ai/docs/guides/routing/provider-selection';

function parameterRefusal(model: Model, request: ChatRequest): ErrorReply | undefined {
  const filtered = (field: string, message: string): ErrorReply =>
    constraintFiltered(model.id, 'require_parameters', field, message);
  if ((request.tools?.length ?? 0) > 0 && !supports(model, 'tools')) {
    return filtered('tools', `No endpoints found that support tool use. ${toolGuide}`);
  }
  if (hasImages(request) && !model.architecture.input_modalities.includes('image')) {
    return filtered('image', 'No endpoints found that support image input');
  }
  if (request.provider?.require_parameters !== true) return undefined;
  const missing = needsSupport.find((name) => name in request && !supports(model, name));
  if (missing === undefined) return undefined;
  return filtered(missing, 'No endpoints found that can handle the requested parameters.');
}

function compresses({ transforms, plugins }: ChatRequest): boolean {
  const plugin = plugins?.find(({ id }) => id === 'context-compression');
  return transforms?.includes('middle-out') === true || (plugin?.enabled ?? plugin !== undefined);
}

function lengthRefusal(model: Model, request: ChatRequest): ErrorReply | undefined {
  const limit = contextLength(model);
  const prompt = promptTokens(request);
  const asked = prompt + (request.max_completion_tokens ?? request.max_tokens ?? 0);
  if (asked <= limit || compresses(request)) return undefined;
  return contextLengthExceeded(limit, prompt, asked);
}

/** Throws the error of the first filter that leaves this model without an endpoint. */
export function checkRoute(model: Model, request: ChatRequest, account: Account): void {
  const gate = isGated(model) && !account.agenticHarness ? harnessGate(model.id) : undefined;
  const refusal =
    maxPriceRefusal(model, request) ??
    privacyRefusal(model, account) ??
    hostRefusal(model, request) ??
    parameterRefusal(model, request) ??
    gate ??
    lengthRefusal(model, request);
  if (refusal !== undefined) throw new ApiError(refusal);
}

let turn = 0;

/** The router of free models: any that can do what the request needs. */
export function pickFree(request: ChatRequest, catalogue: Catalogue, account: Account): Model {
  const able = catalogue.models.filter((model) => {
    if (!isFree(model) || model.id.startsWith('openrouter/') || isGated(model)) return false;
    return (privacyRefusal(model, account) ?? parameterRefusal(model, request)) === undefined;
  });
  const picked = able[turn++ % Math.max(1, able.length)];
  if (picked === undefined) throw new ApiError(noEndpoints('openrouter/free'));
  return picked;
}
