import type { VNode } from 'preact';
import type { AnswerMessage } from '../../shared/chat';
import { canContinue } from '../../shared/canContinue';
import { format, type PageStrings } from '../../shared/strings';
import { formatMoment, formatPrice, formatSeconds } from './figures';
import { Icon } from './Icon';
import type { IconName } from './iconNames';
import { usePage } from './page';
import { useNow } from './useNow';

/** From when on the waiting is counted for the eye, in ms. */
const patience = 3000;

interface Props {
  readonly answer: AnswerMessage;
  /** Requests that asking may cost. */
  readonly mostRequests: number;
  /** A turn can be sent now. */
  readonly canSend: boolean;
  /** Nothing was asked after it. */
  readonly isLast: boolean;
}

/** What is to be said about an answer beside its text: still waiting, stopped, cut, kept; and what can be done then. */
export function AnswerStatusText({ answer, mostRequests, canSend, isLast }: Props): VNode | null {
  const { strings, post } = usePage();
  const { id, status, failure, keptFrom } = answer;
  if (status === 'waiting') return <Waiting answer={answer} />;
  const said = noteOf(strings, answer);
  if (failure !== undefined || said === undefined) return null;
  const isKept = keptFrom !== undefined;
  return (
    <>
      <p class="note">
        <Icon name={said[0]} />
        {said[1]}
      </p>
      {(isKept || (isLast && canContinue(answer))) && (
        <div class="buttons">
          <button
            type="button"
            class="button"
            disabled={!canSend}
            onClick={() => post({ type: isKept ? 'retry' : 'continueAnswer', id })}
          >
            {format(
              strings.actionPriced,
              isKept ? strings.askAgain : strings.actionContinueAnswer,
              formatPrice(strings, mostRequests),
            )}
          </button>
        </div>
      )}
    </>
  );
}

function noteOf(
  strings: PageStrings,
  { status, text, receipt, proposal, keptFrom }: AnswerMessage,
): readonly [IconName, string] | undefined {
  if (status === 'stopped') return ['debug-stop', strings.stopped];
  if (status === 'interrupted') return ['debug-disconnect', strings.interrupted];
  if (status !== 'done') return undefined;
  if (keptFrom !== undefined) return ['history', format(strings.keptFrom, formatMoment(keptFrom))];
  if (receipt?.finishReason === 'length') return ['fold-up', strings.cutByLength];
  const isEmpty = text.trim() === '' && proposal === undefined;
  return isEmpty ? ['info', strings.emptyAnswer] : undefined;
}

function Waiting({ answer }: { readonly answer: AnswerMessage }): VNode {
  const { strings } = usePage();
  const now = useNow(1000);
  const { at, resumesAt = at } = answer;
  const elapsed = now - Math.max(at, resumesAt);
  const rest = resumesAt - now;
  if (rest > 0) {
    const limited = format(strings.waitingForLimit, formatSeconds(strings, rest));
    return <p class="note">{limited}</p>;
  }
  if (answer.modelName === '') return <p class="note">{strings.gettingReady}</p>;
  const text =
    elapsed < patience
      ? format(strings.waiting, answer.modelName)
      : format(strings.waitingFor, answer.modelName, formatSeconds(strings, elapsed));
  return <p class="note">{text}</p>;
}
