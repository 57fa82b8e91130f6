import { readConnection, type ConnectionTrouble } from './connectionTrouble';
import type { ErrorContext } from './errorContext';
import { headerOf } from './errorContext';
import { readReset, readRetryAfter } from './limitTimes';
import type { ProviderId, RequestField } from './preset';
import { redactRaw } from './redact';
import { isOutsidePlan, readStatedLimit, type StatedLimit } from './statedLimit';
import type { UntrustedRecord } from './untrusted';
import { asList, asNumber, asRecord, asText, isRecord, parseJson } from './untrusted';

/** All that is known of a failure, in one shape, whoever reported it. */
export interface Evidence {
  readonly status?: number;
  /** The provider's words and its upstream's, for matching only. */
  readonly text: string;
  readonly limitSource?: string;
  readonly availability?: string;
  /** A limit per model, where the provider says which one. */
  readonly statedLimit?: StatedLimit;
  /** The free plan does not have the model. */
  readonly outsidePlan: boolean;
  /** Ids of the models that the provider says it is about. */
  readonly models: readonly string[];
  /** What excluded the endpoints, or which field did. */
  readonly excludedBy: readonly string[];
  /** `metadata.error_type`, else a code that is no number. */
  readonly errorType?: string;
  /** Names of the fields in the error's metadata: some kinds are told apart by them. */
  readonly fields: readonly string[];
  /** A web page, or an error that is not in the API's form: somebody in front of the provider said it, or instead of it. */
  readonly foreign: boolean;
  /** A field of the request that the server does not take, and that can be left out. */
  readonly refusedField?: RequestField;
  readonly connection?: ConnectionTrouble;
  readonly accepted: boolean;
  /** Who was asked. */
  readonly provider?: ProviderId;
  /** The company that ran the model. */
  readonly endpointHost?: string;
  /** Requests of the window that is used up, or tokens where those are limited. */
  readonly limit?: number;
  /** Nobody told the limit: it is what most accounts have. */
  readonly isAssumed?: boolean;
  /** Epoch milliseconds: when it will work again. */
  readonly resetsAt?: number;
  /** Epoch milliseconds: when the provider wants the next attempt, which says little of a daily limit. */
  readonly retryAt?: number;
  /** The model's name, where the one who made the error knew it. */
  readonly modelName?: string;
  /** Estimated tokens of a message that is too long, and how many fit. */
  readonly tokens?: number;
  readonly room?: number;
  /** Whether leaving something out would help; `false` takes that button away. */
  readonly cuttable?: boolean;
  /** US dollars. */
  readonly cost?: number;
  /** Cut, without secrets. */
  readonly raw?: string;
}

export const noEvidence: Evidence = {
  text: '',
  models: [],
  excludedBy: [],
  outsidePlan: false,
  fields: [],
  foreign: false,
  accepted: false,
};

/** Collects what a caught value and the response around it tell. */
export function collectEvidence(caught: unknown, context: ErrorContext): Evidence {
  const body = context.body ?? '';
  const error = errorRecord(caught, body);
  const metadata = asRecord(error['metadata']);
  const availability = asRecord(error['availability']);
  const status = readStatus(error, context);
  const refused = context.status !== undefined && (context.status < 200 || context.status > 299);
  const foreign = isPage(body) || (refused && body.trim() !== '' && error === noError);
  const statedLimit = readStatedLimit(error, context.now);
  const connection = context.status === undefined ? readConnection(caught) : undefined;
  return withoutUndefined({
    status,
    text: error === noError ? body.slice(0, textMaximum) || messageOf(caught) : wordsOf(error),
    limitSource: asText(metadata['limit_source']),
    availability: asText(availability['code']),
    statedLimit,
    outsidePlan: isOutsidePlan(error),
    models: textsOf(availability['requested_models']),
    excludedBy: excludedBy(availability),
    errorType: readErrorType(error, metadata),
    fields: Object.keys(metadata),
    foreign,
    refusedField: readRefusedField(context),
    connection,
    accepted: context.accepted === true,
    provider: context.provider,
    endpointHost: asText(metadata['provider_name']),
    limit: statedLimit?.limit ?? readLimit(metadata, context),
    tokens: statedLimit?.requested,
    resetsAt: statedLimit?.resetsAt ?? readReset(metadata, context),
    retryAt: readRetryAfter(metadata, availability, context),
    raw: readRaw(caught, error, context),
  });
}

function isPage(body: string): boolean {
  return /^\s*(<!--[^]*?-->\s*)*<(!doctype|html|head|body)/i.test(body);
}

type Loose<T> = { [K in keyof T]: T[K] | undefined };

function withoutUndefined(evidence: Loose<Evidence>): Evidence {
  const known = Object.entries(evidence).filter(([, value]) => value !== undefined);
  return { ...noEvidence, ...Object.fromEntries(known) };
}

const noError: UntrustedRecord = {};
/** Characters of a page that are searched for what it is. */
const textMaximum = 10_000;

/** The provider's words, then what the endpoint host told it. */
function wordsOf(error: UntrustedRecord): string {
  const metadata = asRecord(error['metadata']);
  const words = [error['message'], metadata['raw'], metadata['failed_routing_step']];
  return words.filter((part) => typeof part === 'string').join('\n');
}

/** The provider's error object: in the body, in the caught error (`openai` keeps it there), or the value itself. */
function errorRecord(caught: unknown, body: string): UntrustedRecord {
  const parsed = parseJson(body);
  // Google sends an array of one.
  const whole = asRecord(Array.isArray(parsed) ? (parsed as unknown[])[0] : parsed);
  if (typeof whole['error'] === 'string') return { message: whole['error'] };
  // vLLM puts its error at the top, and so does Portkey's gateway with one of its own.
  if (whole['object'] === 'error' || whole['status'] === 'failure') return whole;
  const unreached = asText(whole['html-message']);
  if (unreached !== undefined) return { message: unreached };
  for (const candidate of [whole['error'], firstChoice(whole)['error'], safely(caught, 'error')]) {
    if (isRecord(candidate)) return quotedError(candidate) ?? candidate;
  }
  const told = safely(caught, 'error');
  if (typeof told === 'string') return { message: told };
  return noError;
}

/** What somebody behind a gateway said, where the gateway quotes it within a sentence of its own and says no more. */
function quotedError({ message, ...rest }: UntrustedRecord): UntrustedRecord | undefined {
  if (['metadata', 'availability', 'details'].some((name) => rest[name])) return undefined;
  const words = asText(message) ?? '';
  const start = words.indexOf('{"error"');
  if (start < 0) return undefined;
  const quoted = asRecord(parseJson(words.slice(start, words.lastIndexOf('}') + 1)));
  return isRecord(quoted['error']) ? quoted['error'] : undefined;
}

function firstChoice(whole: UntrustedRecord): UntrustedRecord {
  return asRecord(asList(whole['choices'])[0]);
}

function safely(value: unknown, name: string): unknown {
  try {
    return typeof value === 'object' && value !== null
      ? (value as UntrustedRecord)[name]
      : undefined;
  } catch {
    return undefined;
  }
}

export function messageOf(caught: unknown): string {
  const message = safely(caught, 'message');
  if (typeof message === 'string') return message;
  return typeof caught === 'string' ? caught : '';
}

function readStatus(error: UntrustedRecord, context: ErrorContext): number | undefined {
  if (context.status !== undefined && (context.status < 200 || context.status > 299)) {
    return context.status;
  }
  const told = asNumber(error['code']) ?? asNumber(error['http_status']);
  return told !== undefined && told >= 300 && told < 600 ? told : undefined;
}

function readErrorType(error: UntrustedRecord, metadata: UntrustedRecord): string | undefined {
  const type = asText(metadata['error_type']) ?? asText(error['error_type']);
  if (type !== undefined) return type;
  const code = asText(error['code']);
  return code !== undefined && asNumber(code) === undefined ? code : undefined;
}

/** Servers name a field that they do not know, each in words and shapes of its own. */
function readRefusedField({
  status,
  body = '',
  spareFields = [],
}: ErrorContext): RequestField | undefined {
  if (status !== 400 && status !== 422) return undefined;
  return spareFields.find((name) => body.includes(name));
}

function excludedBy(availability: UntrustedRecord): readonly string[] {
  const constraint = asRecord(availability['constraint']);
  return textsOf([
    ...asList(availability['excluded_by']),
    constraint['field'],
    constraint['detail'],
  ]);
}

function textsOf(list: unknown): readonly string[] {
  return asList(list).filter((one) => typeof one === 'string');
}

function readLimit(metadata: UntrustedRecord, context: ErrorContext): number | undefined {
  const limit = asNumber(headerOf(metadata, context, 'X-RateLimit-Limit'));
  return limit !== undefined && limit > 0 ? limit : undefined;
}

function readRaw(
  caught: unknown,
  error: UntrustedRecord,
  context: ErrorContext,
): string | undefined {
  const body = context.body?.trim() ?? '';
  if (body !== '') return redactRaw(body, context.secrets);
  try {
    if (error !== noError) return redactRaw(JSON.stringify({ error }), context.secrets);
  } catch {
    // It came from JSON, so this is a value of somebody else's making.
  }
  const message = messageOf(caught);
  return message === '' ? undefined : redactRaw(message, context.secrets);
}
