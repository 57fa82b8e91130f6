import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import type { AnswerMessage, Branches } from '../../shared/chat';
import { isRunning } from '../../shared/isRunning';
import { format } from '../../shared/strings';
import { parseMarkdown, type MarkdownDocument } from '../markdown/markdownDocument';
import { AnswerStatusText } from './AnswerStatusText';
import { FailureCard } from './FailureCard';
import { Markdown } from './Markdown';
import { memo } from './memo';
import { usePage } from './page';
import { ProposalCard } from './ProposalCard';
import { QueuedCard } from './QueuedCard';
import { ReviewableContext, reviewableCode } from './reviewable';
import { Reasoning } from './Reasoning';
import { Receipt } from './Receipt';

interface Props {
  readonly answer: AnswerMessage;
  readonly branch?: Branches[string] | undefined;
  /** The text as it was read while it streamed in; an answer of before is read here. */
  readonly document: MarkdownDocument | undefined;
  /** Requests that a turn may make. */
  readonly mostRequests: number;
  readonly canSend: boolean;
  /** No answer is coming in. */
  readonly free: boolean;
  /** Nothing was asked after it. */
  readonly isLast: boolean;
}

/** An answer, from waiting for it to its receipt. */
export const Answer = memo<Props>((props) => {
  const { answer, branch, document, mostRequests, canSend, free, isLast } = props;
  const { strings } = usePage();
  const { id, text, reasoning, modelName, insteadOf, failure, proposal, queued } = answer;
  const isQueued = answer.status === 'queued' && queued !== undefined;
  const running = isRunning(answer);
  const read = useMemo(
    () => document ?? parseMarkdown(text),
    // A text that is read elsewhere must not be read again at each of its letters.
    [document, document === undefined ? text : ''],
  );
  const reviewable = useMemo(
    () => reviewableCode(id, text, answer.reviewable),
    [id, answer.reviewable],
  );
  return (
    <article class="answer" aria-label={modelName || strings.frugal} aria-busy={running}>
      <Who answer={answer} />
      {insteadOf !== undefined && (running || text !== '') && (
        <p class="note">{format(strings.insteadOf, insteadOf, modelName)}</p>
      )}
      {reasoning !== '' && <Reasoning answer={answer} />}
      <ReviewableContext.Provider value={reviewable}>
        {text !== '' && <Markdown document={read} />}
      </ReviewableContext.Provider>
      <AnswerStatusText {...{ answer, mostRequests, canSend, isLast }} />
      {proposal !== undefined && <ProposalCard {...{ id, proposal, mostRequests, canSend }} />}
      {isQueued && <QueuedCard {...{ id, queued, mostRequests, free }} />}
      {failure !== undefined && !isQueued && (
        <FailureCard {...{ id, failure, mostRequests, canSend, free, isLast }} />
      )}
      {!running && !isQueued && (
        <Receipt {...{ answer, branch, mostRequests }} canRetry={canSend} />
      )}
    </article>
  );
});

function Who({ answer }: { readonly answer: AnswerMessage }): VNode {
  const { strings } = usePage();
  const { modelId, modelName, requestOfDay, failure } = answer;
  // Whoever is told that the day is used up had counted wrong.
  const isCounted = requestOfDay !== undefined && failure?.backAt === undefined;
  const facts = [
    modelId.endsWith(':free') ? ':free' : '',
    isCounted ? format(strings.requestOfDay, ...requestOfDay) : '',
  ].filter((fact) => fact !== '');
  return (
    <h2 class="who" title={modelId}>
      {modelName || strings.frugal} <small>{facts.join(' · ')}</small>
      {isRunning(answer) && <span class="pulse" aria-hidden="true" />}
    </h2>
  );
}
