import type { VNode } from 'preact';
import type { Quota } from '../../shared/quota';
import { format, type PageStrings } from '../../shared/strings';
import { formatClock, formatTimeLeft } from './figures';
import { usePage } from './page';
import { QuotaRing } from './QuotaRing';
import { useNow } from './useNow';

/** What is left today, with how sure that is; a click shows all of it. */
export function QuotaButton({ quota }: { readonly quota: Quota }): VNode {
  const { strings, post } = usePage();
  // Only a time that is on screen has to move.
  const now = useNow(quota.left === 0 ? 30_000 : undefined);
  const { left, limit } = quota;
  const share = left === undefined || !limit ? undefined : left / limit;
  const text = quotaText(strings, quota, now);
  const title = quotaTitle(strings, quota, now);
  return (
    <button
      type="button"
      class="pick quota"
      title={title}
      aria-label={`${text}. ${title}`}
      onClick={() => post({ type: 'showQuota' })}
    >
      <QuotaRing share={share} />
      <span class="text">{text}</span>
    </button>
  );
}

function quotaText(strings: PageStrings, { left, used, resetsAt }: Quota, now: number): string {
  if (left === undefined) return format(strings.quotaSent, used);
  if (left > 0) return format(strings.quotaLeft, left);
  return format(strings.quotaLeftUntil, left, formatTimeLeft(strings, resetsAt - now));
}

/** The whole of it in one sentence, never surer than it is. */
function quotaTitle(strings: PageStrings, quota: Quota, now: number): string {
  const { left, limit, used, usedThisMinute, minuteLimit, resetsAt } = quota;
  if (left === undefined || limit === undefined) {
    return format(strings.quotaTitleUnknown, used, usedThisMinute, minuteLimit);
  }
  const back = formatTimeLeft(strings, resetsAt - Math.max(now, Date.now()));
  const sure = certainty(strings, quota);
  return format(strings.quotaTitle, left, limit, sure, usedThisMinute, minuteLimit, back);
}

function certainty(strings: PageStrings, { certainty, confirmedAt }: Quota): string {
  if (certainty !== 'confirmed') return strings.certaintyCounted;
  if (confirmedAt === undefined) return strings.certaintyConfirmed;
  return format(strings.certaintyConfirmedAt, formatClock(confirmedAt));
}
