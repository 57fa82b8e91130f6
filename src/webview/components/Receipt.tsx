import { Fragment, type VNode } from 'preact';
import type { AnswerMessage, Branches, Receipt as ReceiptData } from '../../shared/chat';
import { format, type PageStrings } from '../../shared/strings';
import { BranchSteps } from './BranchSteps';
import { CopyButton } from './CopyButton';
import { formatDuration, formatPrice, formatRequests, formatTokens } from './figures';
import { IconButton } from './IconButton';
import { usePage } from './page';

interface Props {
  readonly answer: AnswerMessage;
  readonly branch?: Branches[string] | undefined;
  /** Requests that asking again may cost. */
  readonly mostRequests: number;
  /** Asking again is possible now. */
  readonly canRetry: boolean;
}

/** What can be done with a finished answer, and what it cost. */
export function Receipt({ answer, branch, mostRequests, canRetry }: Props): VNode {
  const { strings, post } = usePage();
  const { id, text, receipt, keptFrom } = answer;
  const price = formatPrice(strings, mostRequests);
  const figures = receipt ? figuresOf(strings, receipt, keptFrom !== undefined) : [];
  return (
    <div class="receipt">
      {text !== '' && <CopyButton text={text} name={strings.copyAnswer} />}
      {canRetry && keptFrom === undefined && (
        <IconButton
          icon="refresh"
          name={format(strings.tryAgainPriced, price)}
          onClick={() => post({ type: 'retry', id })}
        />
      )}
      {canRetry && (
        <IconButton
          icon="arrow-swap"
          name={format(strings.tryOtherPriced, price)}
          onClick={() => post({ type: 'retryWith', id })}
        />
      )}
      <IconButton
        icon="trash"
        name={strings.deleteAnswer}
        onClick={() => post({ type: 'deleteMessage', id })}
      />
      <BranchSteps id={id} branch={branch} />
      {figures.length > 0 && (
        <span class="figures">
          {figures.map((figure, index) => (
            <Fragment key={index}>
              {index > 0 && ' '}
              <span>{index < figures.length - 1 ? `${figure} ·` : figure}</span>
            </Fragment>
          ))}
        </span>
      )}
    </div>
  );
}

/** Each is shown in one piece, where there is little room too. */
function figuresOf(strings: PageStrings, receipt: ReceiptData, isKept: boolean): readonly string[] {
  const { requests, requestsAtMost = 1, promptTokens, answerTokens } = receipt;
  const { durationMs, endpointHost } = receipt;
  return [
    requestsAtMost > 1
      ? format(strings.receiptBudget, requests, requestsAtMost)
      : formatRequests(strings, requests),
    isKept ? strings.receiptKept : '',
    promptTokens === undefined ? '' : format(strings.tokensIn, formatTokens(promptTokens)),
    answerTokens === undefined ? '' : format(strings.tokensOut, formatTokens(answerTokens)),
    durationMs === undefined ? '' : formatDuration(strings, durationMs),
    endpointHost ?? '',
  ].filter((part) => part !== '');
}
