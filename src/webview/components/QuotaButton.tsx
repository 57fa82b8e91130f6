import type { VNode } from 'preact';
import { figureNotes, isUsedUp, leftFigure, mostLeft, type Quota } from '../../shared/quota';
import { joinSentences } from '../../shared/joinSentences';
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
  const share = shareOf(quota);
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

function shareOf(quota: Quota): number | undefined {
  if (quota.certainty === 'unlimited') return 1;
  const left = mostLeft(quota);
  if (left === 0) return 0;
  return left === undefined || !quota.limit ? undefined : left / quota.limit;
}

function quotaText(strings: PageStrings, quota: Quota, now: number): string {
  if (quota.certainty === 'unlimited') return strings.quotaNoLimit;
  const left = leftFigure(quota);
  if (left === undefined) return format(strings.quotaSent, quota.used);
  const { resetsAt } = quota;
  if (!isUsedUp(quota) || resetsAt === undefined) return format(strings.quotaLeft, left);
  return format(strings.quotaLeftUntil, left, formatTimeLeft(strings, resetsAt - now));
}

/** The whole of it in a few sentences, never surer than it is. */
function quotaTitle(strings: PageStrings, quota: Quota, now: number): string {
  const { usedThisMinute, minuteLimit, tokensThisMinute: tokens, resetsAt, elsewhere } = quota;
  const back =
    resetsAt !== undefined && formatTimeLeft(strings, resetsAt - Math.max(now, Date.now()));
  const sentences = [
    leftSentence(strings, quota),
    ...figureNotes(quota).map(([name, ...values]) => format(strings[name], ...values)),
    minuteLimit !== undefined && format(strings.quotaMinute, usedThisMinute, minuteLimit),
    tokens && format(strings.quotaTokens, tokens.left, tokens.limit),
    back !== false && format(strings.quotaBack, back),
    elsewhere !== undefined && format(strings.quotaElsewhere, elsewhere),
  ];
  return joinSentences(sentences.filter((sentence) => typeof sentence === 'string'));
}

function leftSentence(strings: PageStrings, quota: Quota): string {
  const { limit, used, modelName, providerName } = quota;
  const left = leftFigure(quota);
  const whose = modelName ?? providerName;
  if (quota.certainty === 'unlimited') return format(strings.quotaTitleUnlimited, whose, used);
  if (left === undefined) return format(strings.quotaTitleUnknown, whose, used);
  if (limit === undefined) return format(strings.quotaTitleRefused, whose);
  return format(strings.quotaTitle, whose, left, limit, certainty(strings, quota));
}

function certainty(strings: PageStrings, { certainty, confirmedAt }: Quota): string {
  if (certainty !== 'confirmed' || confirmedAt === undefined) return strings.certaintyCounted;
  return format(strings.certaintyConfirmedAt, formatClock(confirmedAt));
}
