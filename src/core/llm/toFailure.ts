import type { Failure, FailureAction } from '../../shared/chat';
import { joinSentences } from '../../shared/joinSentences';
import { pageStrings } from '../../shared/strings';
import { inBrowser } from '../inBrowser';
import type { Sentence } from './cause';
import { causes } from './causes';
import { leadsOn } from './failureActions';
import type { Preset, ProviderId } from './preset';
import { presets } from './presets';
import type { Counted } from '../ports';
import { countedOf, dailyCauses } from './toTurnError';
import type { TurnError } from './errors';
import { say, sayDuration, sayNumber } from '../say';

/** What the sentences need to know beside the error. */
export interface FailureContext {
  /** As the user knows it. */
  readonly modelName: string;
  /** Who is asked, where the error does not know it. */
  readonly provider?: ProviderId;
  /** Epoch milliseconds. */
  readonly now: number;
  /** HTTP requests that this turn made. */
  readonly requestsUsed: number;
  /** Whether each of them counted, where that is known of more than the last. */
  readonly counted?: readonly Counted[];
  /** Some of the answer is there, so that the user may have the rest. */
  readonly isPartial?: boolean;
  /** Frugal runs in a browser; absent: as it is. */
  readonly isBrowser?: boolean;
  /** Names of the models that were asked, in that order. */
  readonly tried?: readonly string[];
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** The failure in the user's words: what happened, what it cost, what to do next. */
export function toFailure(error: TurnError, context: FailureContext): Failure {
  const cause = causes[error.causeName];
  const words = argumentsOf(error, context);
  const cost = cause.tellsCost === false ? [] : [costOf(error, context)];
  const { happened, next } = cause;
  const detail = [...happened, ...reachOf(error, context), ...triedOf(context), ...cost, ...next]
    .map((sentence) => fill(sentence, words))
    .filter((sentence) => sentence !== undefined);
  return {
    severity: cause.severity,
    title: fill([cause.titleOfSeveral ?? cause.title, cause.title], words) ?? error.message,
    detail: joinSentences(detail),
    actions: actionsOf(error, context),
    ...backOf(error, context),
    ...providerOf(error, context),
    ...(error.evidence.raw === undefined ? {} : { raw: error.evidence.raw }),
  };
}

/** Epoch milliseconds when the cause is over; where the provider did not say, what its rules say. */
export function resetOf({ causeName, evidence }: TurnError, now: number): number | undefined {
  if (evidence.resetsAt !== undefined) return evidence.resetsAt;
  if (causeName === 'dailyLimit') return (Math.floor(now / day) + 1) * day;
  if (causeName === 'minuteLimit') return (Math.floor(now / minute) + 1) * minute;
  return undefined;
}

type Arguments = Readonly<Record<string, string | undefined>>;

function argumentsOf(error: TurnError, context: FailureContext): Arguments {
  const { modelName, now, requestsUsed, tried = [] } = context;
  const { endpointHost, limit, isAssumed, tokens, cost } = error.evidence;
  const { name, key, pages } = presetOf(error, context);
  const room = error.evidence.room ?? (error.causeName === 'tooLongForMinute' ? limit : undefined);
  const resetsAt = resetOf(error, now);
  return {
    provider: name,
    thisKey: key && say('this key'),
    statusPage: pages.status && say('its status page'),
    model: error.evidence.modelName ?? (modelName === '' ? say('The model') : modelName),
    models: tried.length > 1 ? String(tried.length) : undefined,
    host: endpointHost,
    limit: numberOf(limit),
    assumed: isAssumed ? numberOf(limit) : undefined,
    tokens: numberOf(tokens),
    field: error.evidence.refusedField,
    unit: error.evidence.statedLimit?.of === 'tokens' ? say('tokens') : say('requests'),
    over: tokens === undefined || room === undefined ? undefined : sayNumber(tokens - room),
    cost: cost === undefined ? undefined : String(cost),
    count: String(requestsUsed),
    resetClock: resetsAt === undefined ? undefined : new Date(resetsAt).toISOString().slice(11, 16),
    resetIn: resetsAt === undefined ? undefined : sayDuration(Math.max(0, resetsAt - now)),
  };
}

const numberOf = (value: number | undefined): string | undefined =>
  value === undefined ? undefined : sayNumber(value);

function actionsOf(error: TurnError, context: FailureContext): readonly FailureAction[] {
  const { causeName, evidence } = error;
  const { isPartial = false, isBrowser = inBrowser } = context;
  const { actions } = causes[causeName];
  const preset = presetOf(error, context);
  // Where the same may be asked again, the rest may be asked for.
  const rest = isPartial && actions.includes('retry') ? (['continueAnswer'] as const) : [];
  return [...rest, ...actions].filter((action) => {
    if (!leadsOn(action, preset, isBrowser)) return false;
    if (action === 'cutAttachments') return evidence.cuttable !== false;
    if (action === 'sendAnyway') return evidence.isAssumed === true;
    if (action === 'queue') return backOf(error, context).backAt !== undefined;
    // Who has bought credit once has the larger number of requests already.
    return action !== 'openCredits' || (evidence.limit ?? Infinity) < requestsWithCredit;
  });
}

/** What helps in a browser, where the settings of VS Code do not. */
function reachOf(
  error: TurnError,
  { isBrowser = inBrowser, ...context }: FailureContext,
): readonly Sentence[] {
  const isAboutReach = causes[error.causeName].actions.includes('openProxySettings');
  const { runsHere } = presetOf(error, context);
  return isBrowser && isAboutReach && !runsHere ? [pageStrings.reachInBrowser] : [];
}

/** Of whoever was asked; where nobody knows, of the one that most people use. */
function presetOf(error: TurnError, context: FailureContext): Preset {
  return presets[error.evidence.provider ?? context.provider ?? 'openrouter'];
}

/** OpenRouter's free requests a day once an account has bought credit. */
const requestsWithCredit = 1000;

function providerOf(error: TurnError, context: FailureContext): Pick<Failure, 'provider'> {
  const provider = error.evidence.provider ?? context.provider;
  return provider === undefined ? {} : { provider };
}

function backOf(error: TurnError, { now }: FailureContext): Pick<Failure, 'backAt'> {
  const backAt = dailyCauses.includes(error.causeName) ? resetOf(error, now) : undefined;
  return backAt === undefined ? {} : { backAt };
}

function triedOf({ tried = [] }: FailureContext): readonly Sentence[] {
  return tried.length > 1 ? [say('Tried {0}.', tried.join(', '))] : [];
}

function costOf(error: TurnError, { requestsUsed, counted: all }: FailureContext): Sentence {
  const known = new Set(all ?? [countedOf(error)]);
  const [counted] = known.size === 1 ? known : (['unknown'] as const);
  if (requestsUsed === 0 || counted === 'no') return costWords.none;
  if (counted === 'yes') return requestsUsed === 1 ? costWords.one : costWords.many;
  return requestsUsed === 1 ? costWords.perhapsOne : costWords.perhapsMany;
}

const costWords = {
  none: 'This used no request.',
  one: 'This used 1 request.',
  many: 'This used {count} requests.',
  perhapsOne: 'This may have used 1 request.',
  perhapsMany: 'This may have used {count} requests.',
} as const;

function fill(sentence: Sentence, words: Arguments): string | undefined {
  const choices = typeof sentence === 'string' ? [sentence] : sentence;
  const known = choices.find((choice) =>
    [...choice.matchAll(/\{(\w+)\}/g)].every(([, name]) => words[name ?? ''] !== undefined),
  );
  return known && say(known).replace(/\{(\w+)\}/g, (_, name: string) => words[name] ?? '');
}
