import { env, l10n } from 'vscode';
import { figureNotes, isUsedUp, leftFigure, type Quota } from '../../shared/quota';
import { pageStrings } from '../../shared/strings';
import { shortWait, waitText } from './quotaGlance';
import { sayNumber, userLanguage } from '../../core/say';

/** A row of the quota's table. */
export interface QuotaRow {
  readonly name: string;
  readonly value: string;
}

/** Whose requests these are. */
export function quotaTitle(quota: Quota): string {
  const { providerName, modelName, certainty } = quota;
  if (certainty === 'unlimited') return l10n.t('Requests today: {0}', providerName);
  const whose = modelName === undefined ? providerName : `${providerName}, ${modelName}`;
  return l10n.t('Free requests today: {0}', whose);
}

/** As short as can be: `38/50`, `0/50 · 5h`, `3 sent`. */
export function quotaFigure(quota: Quota, now: number): string {
  const { certainty, limit, used, resetsAt } = quota;
  if (certainty === 'unlimited') return l10n.t('no limit');
  const left = leftFigure(quota);
  if (left === undefined) return l10n.t('{0} sent', used);
  const figure = limit === undefined ? l10n.t('{0} left', left) : `${left}/${limit}`;
  const waits = isUsedUp(quota) && resetsAt !== undefined;
  return waits ? `${figure} · ${shortWait(resetsAt - now)}` : figure;
}

/** What stands beside the quota. */
export interface QuotaNews {
  /** Turns of today that kept answers and failover saved. */
  readonly saved: number;
  /** Questions of this workspace that wait to be sent. */
  readonly waiting: number;
}

/** What is known of the quota, and how well. */
export function quotaRows(
  quota: Quota,
  now: number,
  { saved, waiting }: QuotaNews = { saved: 0, waiting: 0 },
): readonly QuotaRow[] {
  const { elsewhere, runsOutAt, usedThisMinute, minuteLimit, tokensThisMinute: tokens } = quota;
  return [
    leftRow(quota),
    ...row(
      l10n.t('Sent elsewhere today'),
      elsewhere === undefined ? undefined : sayNumber(elsewhere),
    ),
    ...row(
      l10n.t('At the pace of today'),
      runsOutAt === undefined ? undefined : l10n.t('used up at {0}', clockTime(runsOutAt)),
    ),
    ...row(l10n.t('Comes back'), backText(quota, now)),
    ...row(
      l10n.t('Used this minute'),
      minuteLimit === undefined ? undefined : l10n.t('{0} of {1}', usedThisMinute, minuteLimit),
    ),
    ...row(
      l10n.t('Tokens left this minute'),
      tokens && l10n.t('{0} of {1}', sayNumber(tokens.left), sayNumber(tokens.limit)),
    ),
    ...row(l10n.t('Saved by cache and failover'), countText(saved)),
    ...row(l10n.t('How sure'), certaintyText(quota, now)),
    ...row(l10n.t('Waiting to be sent'), countText(waiting)),
  ];
}

/** A sentence each on what the figure means, as the chat says it. */
export function notesText(quota: Quota): readonly string[] {
  return figureNotes(quota).map(([name, ...values]) => l10n.t(pageStrings[name], ...values));
}

/** For the eye and for the ear; undefined where nothing waits. */
export function waitingText(
  waiting: number,
): { readonly short: string; readonly sentence: string } | undefined {
  if (waiting === 0) return undefined;
  const sentence =
    waiting === 1
      ? l10n.t('1 question waits to be sent')
      : l10n.t('{0} questions wait to be sent', waiting);
  return { short: l10n.t('{0} waiting', waiting), sentence };
}

/** The quota in one spoken sentence. */
export function quotaSentence(quota: Quota, now: number): string {
  const { limit, used, modelName, providerName, resetsAt } = quota;
  const left = leftFigure(quota);
  if (quota.certainty === 'unlimited')
    return l10n.t('{0} has no limit; {1} requests sent from here today', providerName, used);
  if (left === undefined)
    return l10n.t('{0} requests sent from here today; how many are left is unknown', used);
  const whose = modelName ?? providerName;
  if (isUsedUp(quota)) {
    if (resetsAt === undefined)
      return l10n.t('The free requests of {0} are used up for now', whose);
    const wait = waitText(resetsAt - now);
    if (quota.resets === 'rolling' || limit === undefined)
      return l10n.t('No free request of {0} is left; it takes one again in {1}', whose, wait);
    return l10n.t(
      'The {0} free requests of {1} today are used up; they come back in {2}',
      limit,
      whose,
      wait,
    );
  }
  const sentence = l10n.t('{0} of {1} free requests left today', left, limit ?? left);
  return modelName === undefined ? sentence : l10n.t('{0}: {1}', modelName, sentence);
}

function leftRow(quota: Quota): QuotaRow {
  const { certainty, limit, used } = quota;
  const left = leftFigure(quota);
  if (certainty === 'unlimited' || left === undefined)
    return { name: l10n.t('Sent from here today'), value: sayNumber(used) };
  const value = limit === undefined ? left : l10n.t('{0} of {1}', left, limit);
  return { name: l10n.t('Left'), value };
}

/** A row only where there is something to say. */
function row(name: string, value: string | undefined): readonly QuotaRow[] {
  return value === undefined ? [] : [{ name, value }];
}

function countText(count: number): string | undefined {
  return count === 0 ? undefined : sayNumber(count);
}

/** The wait first: it holds in every time zone, also where this runs on another machine than the user's. */
function backText(quota: Quota, now: number): string | undefined {
  const { resets, resetsAt, limit } = quota;
  if (resetsAt === undefined) return undefined;
  const wait = waitText(resetsAt - now);
  if (resets === 'UTC') return l10n.t('in {0}, at midnight UTC', wait);
  if (resets === 'America/Los_Angeles') return l10n.t('in {0}, at midnight Pacific time', wait);
  if (resets === 'local' || limit === undefined) return l10n.t('in {0}', wait);
  return isUsedUp(quota)
    ? l10n.t('the next one in {0}', wait)
    : l10n.t('one by one, all in {0}', wait);
}

function certaintyText(quota: Quota, now: number): string {
  const { certainty, confirmedAt, providerName } = quota;
  if (certainty === 'unlimited') return l10n.t('{0} has no limit', providerName);
  if (certainty === 'unknown' || confirmedAt === undefined) return untoldText(quota);
  const moment = momentText(confirmedAt, now);
  return certainty === 'confirmed'
    ? l10n.t('confirmed by {0} {1}', providerName, moment)
    : l10n.t('counted here since {0} told it {1}', providerName, moment);
}

/** Why what is left is unknown. */
function untoldText({ toldBy, providerName, used }: Quota): string {
  const notYet = l10n.t('{0} has not told yet what is left', providerName);
  switch (toldBy) {
    case 'keyInfo':
      return notYet;
    case 'headers':
      // Where Frugal runs in a browser, that may keep the headers of an answer to itself.
      return used > 0
        ? notYet
        : l10n.t('{0} tells what is left with its first answer', providerName);
    case 'refusals':
    case 'none':
      return l10n.t('{0} tells what is left only when it refuses', providerName);
  }
}

/** `at 10:42`, or `on 22 Nov` where that is longer ago. */
function momentText(at: number, now: number): string {
  if (now - at < 12 * 60 * 60_000) return l10n.t('at {0}', clockTime(at));
  const day = new Date(at).toLocaleDateString(userLanguage(), { day: 'numeric', month: 'short' });
  return l10n.t('on {0}', day);
}

/** `10:42`; with its zone where this runs on another machine than the user's, whose clock may differ. */
function clockTime(at: number): string {
  const zone = env.remoteName === undefined ? {} : ({ timeZoneName: 'short' } as const);
  const parts = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...zone } as const;
  return new Date(at).toLocaleTimeString(userLanguage(), parts);
}
