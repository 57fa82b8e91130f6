import type { VNode } from 'preact';
import type { Failure, FailureAction } from '../../shared/chat';
import { format, type PageStrings } from '../../shared/strings';
import { formatRequests } from './figures';
import { Icon } from './Icon';
import { usePage } from './page';

const actionNames: Readonly<Record<FailureAction, keyof PageStrings>> = {
  retry: 'actionRetry',
  pickModel: 'actionPickModel',
  setKey: 'actionSetKey',
  getKey: 'actionGetKey',
  openPrivacySettings: 'actionOpenPrivacySettings',
  openKeySettings: 'actionOpenKeySettings',
  openStatus: 'actionOpenStatus',
  cutAttachments: 'actionCutAttachments',
  refreshModels: 'actionRefreshModels',
  openLog: 'actionOpenLog',
  continueAnswer: 'actionContinueAnswer',
  openCredits: 'actionOpenCredits',
  queue: 'actionQueue',
};

/** These send; the price stands on their button. */
const sending: readonly FailureAction[] = ['retry', 'continueAnswer'];

interface Props {
  readonly id: string;
  readonly failure: Failure;
  readonly price: number;
  /** A turn can be sent now. */
  readonly canSend: boolean;
  /** No answer is coming in. */
  readonly free: boolean;
  /** Nothing was asked after it: only then there is something to go on from. */
  readonly isLast: boolean;
}

/** What went wrong, what it cost, what to do next; the provider's own words are one click away. */
export function FailureCard({ id, failure, price, canSend, free, isLast }: Props): VNode {
  const { strings, post } = usePage();
  const { severity, title, detail, others = [], raw } = failure;
  const actions = failure.actions.filter((action) => isLast || action !== 'continueAnswer');
  const isError = severity === 'error';
  const priced = (text: string) =>
    format(strings.actionPriced, text, formatRequests(strings, price));
  const name = (action: FailureAction) => {
    const text = strings[actionNames[action]];
    return sending.includes(action) ? priced(text) : text;
  };
  const look = (index: number) => (index === 0 ? 'button primary' : 'button');
  return (
    <section class={`card ${severity}`} aria-label={title}>
      <h3>
        <Icon name={isError ? 'error' : 'warning'} />
        <span class="unseen">{isError ? strings.failureError : strings.failureWarning}: </span>
        {title}
      </h3>
      <p>{detail}</p>
      <div class="buttons">
        {others.map((other, index) => (
          <button
            key={other.id}
            type="button"
            class={look(index)}
            title={other.modelName}
            disabled={!free}
            onClick={() => post({ type: 'sendWith', id, provider: other.id })}
          >
            {priced(format(strings.sendWith, other.name))}
          </button>
        ))}
        {actions.map((action, index) => (
          <button
            key={action}
            type="button"
            class={look(others.length + index)}
            disabled={sending.includes(action) && !canSend}
            onClick={() => post({ type: 'failureAction', id, action })}
          >
            {name(action)}
          </button>
        ))}
      </div>
      {raw !== undefined && raw !== '' && (
        <details>
          <summary>{strings.details}</summary>
          <pre tabIndex={0}>{raw}</pre>
        </details>
      )}
    </section>
  );
}
