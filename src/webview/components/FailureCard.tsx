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
};

/** These send; the price stands on their button. */
const sending: readonly FailureAction[] = ['retry', 'continueAnswer'];

interface Props {
  readonly id: string;
  readonly failure: Failure;
  readonly price: number;
  /** A turn can be sent now. */
  readonly canSend: boolean;
}

/** What went wrong, what it cost, what to do next; the provider's own words are one click away. */
export function FailureCard({ id, failure, price, canSend }: Props): VNode {
  const { strings, post } = usePage();
  const { severity, title, detail, actions, raw } = failure;
  const isError = severity === 'error';
  const name = (action: FailureAction) => {
    const text = strings[actionNames[action]];
    const priced = sending.includes(action);
    return priced ? format(strings.actionPriced, text, formatRequests(strings, price)) : text;
  };
  return (
    <section class={`card ${severity}`} aria-label={title}>
      <h3>
        <Icon name={isError ? 'error' : 'warning'} />
        <span class="unseen">{isError ? strings.failureError : strings.failureWarning}: </span>
        {title}
      </h3>
      <p>{detail}</p>
      <div class="buttons">
        {actions.map((action, index) => (
          <button
            key={action}
            type="button"
            class={index === 0 ? 'button primary' : 'button'}
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
