import { l10n } from 'vscode';
import { isUsedUp, leftFigure, type Quota } from '../shared/quota';
import { clockTimeUtc, waitText } from './quotaGlance';

/** A row of the quota's table. */
export interface QuotaRow {
  readonly name: string;
  readonly value: string;
}

/** What is known of the quota, and how well. */
export function quotaRows(quota: Quota, now: number): readonly QuotaRow[] {
  const { limit, confirmedAt, elsewhere, runsOutAt } = quota;
  const left = leftFigure(quota);
  const rows: QuotaRow[] = [];
  if (left === undefined || limit === undefined) {
    rows.push({ name: l10n.t('Sent from here today'), value: String(quota.used) });
    rows.push({ name: l10n.t('Left'), value: l10n.t('OpenRouter has not told yet') });
  } else {
    const name =
      quota.certainty === 'confirmed' ? l10n.t('Left (confirmed)') : l10n.t('Left (counted here)');
    rows.push({ name, value: l10n.t('{0} of {1}', left, limit) });
  }
  if (elsewhere !== undefined)
    rows.push({ name: l10n.t('Sent elsewhere today'), value: String(elsewhere) });
  if (runsOutAt !== undefined)
    rows.push({
      name: l10n.t('At the pace of today'),
      value: l10n.t('used up at {0}', localTime(runsOutAt)),
    });
  const wait = waitText(quota.resetsAt - now);
  rows.push({
    name: l10n.t('Comes back'),
    value: l10n.t('{0}, in {1}', clockTimeUtc(quota.resetsAt), wait),
  });
  rows.push({
    name: l10n.t('This minute'),
    value: l10n.t('{0} of {1}', quota.usedThisMinute, quota.minuteLimit),
  });
  if (confirmedAt !== undefined)
    rows.push({ name: l10n.t('Last confirmed by OpenRouter'), value: localTime(confirmedAt) });
  return rows;
}

/** The quota in one spoken sentence. */
export function quotaSentence(quota: Quota, now: number): string {
  const { limit } = quota;
  const left = leftFigure(quota);
  if (left === undefined || limit === undefined)
    return l10n.t('{0} requests sent from here today; how many are left is unknown', quota.used);
  if (isUsedUp(quota))
    return l10n.t(
      'The {0} free requests of today are used up; they come back in {1}',
      limit,
      waitText(quota.resetsAt - now),
    );
  return l10n.t('{0} of {1} free requests left today', left, limit);
}

function localTime(at: number): string {
  return new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
}
