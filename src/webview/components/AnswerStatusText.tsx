import type { VNode } from 'preact';
import type { AnswerMessage } from '../../shared/chat';
import { format } from '../../shared/strings';
import { formatSeconds } from './figures';
import { Icon } from './Icon';
import type { IconName } from './iconNames';
import { usePage } from './page';
import { useNow } from './useNow';

/** From when on the waiting is counted for the eye, in ms. */
const patience = 3000;

/** What is to be said about an answer beside its text: still waiting, stopped, cut. */
export function AnswerStatusText({ answer }: { readonly answer: AnswerMessage }): VNode | null {
  const { strings } = usePage();
  if (answer.status === 'waiting') return <Waiting answer={answer} />;
  if (answer.status === 'stopped') return <Note icon="debug-stop" text={strings.stopped} />;
  if (answer.status === 'interrupted')
    return <Note icon="debug-disconnect" text={strings.interrupted} />;
  if (answer.status !== 'done' || answer.failure !== undefined) return null;
  if (answer.receipt?.finishReason === 'length') {
    return <Note icon="fold-up" text={strings.cutByLength} />;
  }
  const empty = answer.text.trim() === '' && answer.proposal === undefined;
  return empty ? <Note icon="info" text={strings.emptyAnswer} /> : null;
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

function Note({ icon, text }: { readonly icon: IconName; readonly text: string }): VNode {
  return (
    <p class="note">
      <Icon name={icon} />
      {text}
    </p>
  );
}
