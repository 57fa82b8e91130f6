import type { VNode } from 'preact';
import type { Failure, FailureAction } from '../../shared/chat';
import type { FromPage } from '../../shared/protocol';
import { format, type PageStrings } from '../../shared/strings';
import { formatPrice } from './figures';
import { Icon } from './Icon';
import { usePage } from './page';

const actionNames: Readonly<Record<FailureAction, keyof PageStrings>> = {
  retry: 'actionRetry',
  pickModel: 'actionPickModel',
  signIn: 'actionSignIn',
  setKey: 'actionSetKey',
  getKey: 'actionGetKey',
  setUpServer: 'actionSetUpServer',
  openPrivacySettings: 'actionOpenPrivacySettings',
  openKeySettings: 'actionOpenKeySettings',
  openStatus: 'actionOpenStatus',
  cutAttachments: 'actionCutAttachments',
  sendAnyway: 'actionSendAnyway',
  refreshModels: 'actionRefreshModels',
  openLog: 'actionOpenLog',
  openProxySettings: 'actionOpenProxySettings',
  changeAddress: 'actionChangeAddress',
  continueAnswer: 'actionContinueAnswer',
  openCredits: 'actionOpenCredits',
  queue: 'actionQueue',
  askOther: 'actionAskOther',
  useOther: 'actionUseOther',
};

/** These send to whom could not answer; the price stands on their button. */
const again: readonly FailureAction[] = ['retry', 'continueAnswer', 'cutAttachments', 'sendAnyway'];
/** These send to somebody else. */
const elsewhere: readonly FailureAction[] = ['askOther', 'useOther'];

interface Props {
  readonly id: string;
  readonly failure: Failure;
  /** Requests that a turn may make. */
  readonly mostRequests: number;
  /** A turn can be sent now. */
  readonly canSend: boolean;
  /** No answer is coming in. */
  readonly free: boolean;
  /** Nothing was asked after it: only then there is something to go on from. */
  readonly isLast: boolean;
}

/** What went wrong, what it cost, what to do next; the provider's own words are one click away. */
export function FailureCard(props: Props): VNode {
  const { strings } = usePage();
  const { severity, title, detail, raw } = props.failure;
  const isError = severity === 'error';
  return (
    <section class={`card ${severity}`} aria-label={title}>
      <h3>
        <Icon name={isError ? 'error' : 'warning'} />
        <span class="unseen">{isError ? strings.failureError : strings.failureWarning}: </span>
        {title}
      </h3>
      <p>{detail}</p>
      <Choices {...props} />
      {raw !== undefined && raw !== '' && (
        <details>
          <summary>{strings.details}</summary>
          <pre tabIndex={0}>{raw}</pre>
        </details>
      )}
    </section>
  );
}

interface Choice {
  readonly key: string;
  readonly text: string;
  readonly hint?: string;
  readonly enabled: boolean;
  readonly message: FromPage;
}

/** Another model of the provider that has it already, then other providers, then the rest. */
function Choices({ id, failure, mostRequests, canSend, free, isLast }: Props): VNode {
  const { strings, post } = usePage();
  const { others = [], otherModel } = failure;
  const price = formatPrice(strings, mostRequests);
  const priced = (text: string) => format(strings.actionPriced, text, price);
  const choiceOf = (action: FailureAction): Choice => {
    const text = format(strings[actionNames[action]], otherModel?.name ?? '');
    const sends = again.includes(action) || elsewhere.includes(action);
    return {
      key: action,
      text: sends ? priced(text) : text,
      enabled: again.includes(action) ? canSend : !elsewhere.includes(action) || free,
      message: { type: 'failureAction', id, action },
    };
  };
  const actions = failure.actions.filter((action) => isLast || action !== 'continueAnswer');
  const choices: readonly Choice[] = [
    ...actions.filter((action) => elsewhere.includes(action)).map(choiceOf),
    ...others.map(({ id: provider, name, modelName }) => ({
      key: provider,
      text: priced(format(strings.sendWith, name)),
      hint: modelName,
      enabled: free,
      message: { type: 'sendWith', id, provider } as const,
    })),
    ...actions.filter((action) => !elsewhere.includes(action)).map(choiceOf),
  ];
  return (
    <div class="buttons">
      {choices.map(({ key, text, hint, enabled, message }, index) => (
        <button
          key={key}
          type="button"
          class={index === 0 ? 'button primary' : 'button'}
          title={hint}
          disabled={!enabled}
          onClick={() => post(message)}
        >
          {text}
        </button>
      ))}
    </div>
  );
}
