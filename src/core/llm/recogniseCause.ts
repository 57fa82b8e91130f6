import { causes } from './causes';
import type { Signs } from './cause';
import type { ConnectionTrouble } from './connectionTrouble';
import type { Evidence } from './evidence';
import { presets } from './presets';
import type { CauseName } from './causeName';

/**
 * The cause that the evidence tells, most exact sign first: `limit_source`, a limit that is named, `availability`, `error_type`, fields, words,
 * status. The words go before the status because one status stands for many causes.
 */
export function recogniseCause(evidence: Evidence): CauseName {
  const refusal = evidence.refusedField === undefined ? undefined : 'fieldRefused';
  if (evidence.foreign) return refusal ?? causeOfForeign(evidence);
  const { availability } = evidence;
  const precise = availability !== undefined && !vagueAvailability.includes(availability);
  return (
    withSign('limitSource', evidence.limitSource) ??
    causeOfStatedLimit(evidence) ??
    (precise ? withSign('availability', availability) : undefined) ??
    causeOfExclusion(evidence) ??
    withSign('errorType', evidence.errorType, vagueTypes) ??
    withField(evidence.fields) ??
    withWords(evidence.text) ??
    withSign('availability', availability) ??
    withSign('errorType', evidence.errorType) ??
    refusal ??
    withStatus(evidence) ??
    causeOfTrouble(evidence) ??
    'unknown'
  );
}

/** Per model, unlike OpenRouter's own limits. What a host behind OpenRouter says of its limits is none of the account. */
function causeOfStatedLimit(evidence: Evidence): CauseName | undefined {
  const { statedLimit, outsidePlan, endpointHost, tokens = 0 } = evidence;
  if (endpointHost !== undefined) return undefined;
  if (outsidePlan) return 'notInPlan';
  if (statedLimit === undefined) return undefined;
  if (statedLimit.window === 'day') return 'modelDailyLimit';
  const { of, limit = Infinity } = statedLimit;
  return of === 'tokens' && tokens > limit ? 'tooLongForMinute' : 'modelMinuteLimit';
}

/** They say that nothing is left; the words beside them say why. */
const vagueAvailability = ['no_endpoints', 'constraint_filtered'];
/** Whatever the provider could not name; the words beside them may. */
const vagueTypes = ['server', 'server_error', 'unmapped'];

/** What a word stands for where no status is given, as in an error chunk. */
const statusOfType: Readonly<Record<string, number>> = {
  rate_limit_exceeded: 429,
  permission_denied: 403,
  payment_required: 402,
  not_found: 404,
  invalid_request: 400,
  precondition_failed: 412,
  unprocessable: 422,
};

/** `availability.excluded_by`, which begins with these. */
const exclusions: readonly (readonly [RegExp, CauseName])[] = [
  [/^max_price/, 'paidModel'],
  [/^data_policy/, 'dataPolicy'],
  [/^(geo|data_region)/, 'region'],
  [/^context_length/, 'tooLong'],
  [/tool/, 'noTools'],
  [/image/, 'noImages'],
];

const causeOfConnection: Readonly<Record<ConnectionTrouble, CauseName>> = {
  dns: 'dns',
  tls: 'tls',
  refused: 'network',
  unclear: 'network',
  broken: 'cut',
  timeout: 'timeout',
};

function causeOfTrouble({ connection, provider }: Evidence): CauseName | undefined {
  if (connection === undefined) return undefined;
  const runsHere = provider !== undefined && presets[provider].runsHere;
  return runsHere && connection === 'refused' ? 'notRunning' : causeOfConnection[connection];
}

const rows = Object.entries(causes).map(([name, { signs }]) => ({
  name: name as CauseName,
  signs,
}));

function withSign(
  kind: 'limitSource' | 'availability' | 'errorType',
  value: string | undefined,
  except: readonly string[] = [],
): CauseName | undefined {
  if (value === undefined || except.includes(value)) return undefined;
  return find((signs) => signs[kind]?.includes(value) === true);
}

function withField(fields: readonly string[]): CauseName | undefined {
  return find((signs) => signs.field?.some((name) => fields.includes(name)) === true);
}

function withWords(text: string): CauseName | undefined {
  return find((signs) => signs.text?.test(text) === true);
}

function withStatus(evidence: Evidence): CauseName | undefined {
  const known = evidence.status ?? statusOfType[evidence.errorType ?? ''];
  if (known === undefined) return undefined;
  // Of those who run the model, or inside its answer: not a limit of the provider's own.
  if (known === 429 && (evidence.accepted || evidence.endpointHost !== undefined)) return 'busy';
  const exact = find((signs) => signs.status?.includes(known) === true);
  return exact ?? (known >= 500 ? 'serverError' : undefined);
}

function find(matches: (signs: Signs) => boolean): CauseName | undefined {
  return rows.find(({ signs }) => matches(signs))?.name;
}

function causeOfExclusion({ availability, excludedBy }: Evidence): CauseName | undefined {
  if (availability !== undefined && !vagueAvailability.includes(availability)) return undefined;
  return exclusions.find(([shape]) => excludedBy.some((reason) => shape.test(reason)))?.[1];
}

const cloudflareMarks =
  /cloudflare|just a moment|attention required|you have been blocked|error code: 1\d{3}/i;

const causeOfForeignStatus: Readonly<Record<number, CauseName>> = {
  408: 'providerTimeout',
  413: 'tooLarge',
  429: 'rateLimited',
  504: 'providerTimeout',
  511: 'notTheProvider',
  524: 'providerTimeout',
};

/** An API always answers in JSON of its own form: this is somebody in front of it, or instead of it. */
function causeOfForeign({ status = 200, text }: Evidence): CauseName {
  const mayBeChallenge = [403, 429, 503].includes(status);
  if (mayBeChallenge && cloudflareMarks.test(text)) return 'cloudflare';
  return causeOfForeignStatus[status] ?? (status >= 500 ? 'serverError' : 'notTheProvider');
}
