import type { VNode } from 'preact';
import { isUsedUp, leftFigure, mostLeft, type Quota } from '../../shared/quota';
import { format, type PageStrings } from '../../shared/strings';
import { formatClock, formatTimeLeft } from './figures';
import { usePage } from './page';
import { QuotaRing } from './QuotaRing';
import { useNow } from './useNow';

/** What is left today, with how sure that is; a click shows all of it. */
export function QuotaButton({ quota }: { readonly quota: Quota }): VNode {
  const { strings, post } = usePage();
  // Only a time that is on screen has to move.
  const now = useNow(isUsedUp(quota) ? 30_000 : undefined);
  const left = mostLeft(quota);
  const share = left === undefined || !quota.limit ? undefined : left / quota.limit;
  const text = quotaText(strings, quota, now);
  const title = quotaTitle(strings, quota, now);
  return (
    <button
      type="button"
      class="pick quota"
      title={title}
      aria-label={`${text}. ${title}`}
      onClick={() => post({ type: 'showUsage' })}
    >
      <QuotaRing share={share} />
      <span class="text">{text}</span>
    </button>
  );
}

function quotaText(strings: PageStrings, quota: Quota, now: number): string {
  const left = leftFigure(quota);
  if (left === undefined) return format(strings.quotaSent, quota.used);
  if (!isUsedUp(quota)) return format(strings.quotaLeft, left);
  return format(strings.quotaLeftUntil, left, formatTimeLeft(strings, quota.resetsAt - now));
}

/** The whole of it in one sentence, never surer than it is. */
function quotaTitle(strings: PageStrings, quota: Quota, now: number): string {
  const { limit, used, usedThisMinute, minuteLimit, resetsAt, elsewhere } = quota;
  const left = leftFigure(quota);
  if (left === undefined || limit === undefined) {
    return format(strings.quotaTitleUnknown, used, usedThisMinute, minuteLimit);
  }
  const back = formatTimeLeft(strings, resetsAt - Math.max(now, Date.now()));
  const sure = certainty(strings, quota);
  const title = format(strings.quotaTitle, left, limit, sure, usedThisMinute, minuteLimit, back);
  return elsewhere === undefined ? title : `${title} ${format(strings.quotaElsewhere, elsewhere)}`;
}

function certainty(strings: PageStrings, { certainty, confirmedAt }: Quota): string {
  if (certainty !== 'confirmed') return strings.certaintyCounted;
  if (confirmedAt === undefined) return strings.certaintyConfirmed;
  return format(strings.certaintyConfirmedAt, formatClock(confirmedAt));
}
