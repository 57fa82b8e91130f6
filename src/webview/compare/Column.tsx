import type { VNode } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { AnswerMessage } from '../../shared/chat';
import type { CompareStrings } from '../../shared/compareStrings';
import { isRunning } from '../../shared/isRunning';
import { format } from '../../shared/strings';
import { AnswerStatusText } from '../components/AnswerStatusText';
import { formatDuration, formatTokens } from '../components/figures';
import { Icon } from '../components/Icon';
import { Markdown } from '../components/Markdown';
import { usePage } from '../components/page';
import { Reasoning } from '../components/Reasoning';
import { parseMarkdown, type MarkdownDocument } from '../markdown/markdownDocument';
import { markLines } from './markLines';

interface Props {
  readonly answer: AnswerMessage;
  readonly document: MarkdownDocument | undefined;
  readonly strings: CompareStrings;
  /** Its name is a letter. */
  readonly hidden: boolean;
  /** Lines of its code that no other answer has, trimmed; absent while answers are coming in. */
  readonly marked: ReadonlySet<string> | undefined;
  /** The id of the answer that was used. */
  readonly used: string | undefined;
  readonly onUse: () => void;
}

/** One model's answer with what it took. */
export function Column(props: Props): VNode {
  const { answer, document, strings, hidden, marked, used, onUse } = props;
  const { strings: words } = usePage();
  const { id, text, reasoning, failure, modelName } = answer;
  const running = isRunning(answer);
  const name = hidden ? format(strings.answerOf, modelName) : modelName;
  const read = useMemo(
    () => document ?? parseMarkdown(text),
    [document, document === undefined ? text : ''],
  );
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (body.current && marked && marked.size > 0) return markLines(body.current, id, marked);
    return undefined;
  }, [marked, id]);
  const isUsed = used === id;
  return (
    <article class={isUsed ? 'column used' : 'column'} aria-label={name} aria-busy={running}>
      <div class="head">
        <h2 title={answer.modelId}>
          {name}
          {running && <span class="pulse" aria-hidden="true" />}
        </h2>
        <p class="dim small">{figuresOf(answer, words).join(' · ') || ' '}</p>
      </div>
      <div class="body" ref={body}>
        {reasoning !== '' && <Reasoning answer={answer} />}
        {text !== '' && <Markdown document={read} />}
        {failure === undefined ? (
          <AnswerStatusText answer={answer} mostRequests={1} canSend={false} isLast={false} />
        ) : (
          <p class="note">
            <Icon name={failure.severity} />
            <span>
              <strong>{failure.title}</strong> {failure.detail}
            </span>
          </p>
        )}
      </div>
      <Foot
        {...{ name, marked, strings, onUse }}
        canUse={!running && text !== ''}
        used={used}
        isUsed={isUsed}
      />
    </article>
  );
}

interface FootProps extends Pick<Props, 'marked' | 'strings' | 'used' | 'onUse'> {
  readonly name: string;
  readonly canUse: boolean;
  readonly isUsed: boolean;
}

/** How the answer differs, and what can be done with it. */
function Foot({ name, marked, strings, used, isUsed, canUse, onUse }: FootProps): VNode {
  return (
    <div class="foot">
      {marked !== undefined && marked.size > 0 && (
        <p class="dim small" title={strings.onlyHereHint}>
          <span class="swatch" aria-hidden="true" />
          {format(marked.size === 1 ? strings.onlyHereOne : strings.onlyHereMany, marked.size)}
        </p>
      )}
      {isUsed ? (
        <p class="note">
          <Icon name="check" />
          {strings.used}
        </p>
      ) : (
        used === undefined && (
          <button
            type="button"
            class="button primary"
            title={strings.useHint}
            aria-label={`${strings.use}: ${name}`}
            disabled={!canUse}
            onClick={onUse}
          >
            {strings.use}
          </button>
        )
      )}
    </div>
  );
}

function figuresOf(
  { receipt }: AnswerMessage,
  words: ReturnType<typeof usePage>['strings'],
): readonly string[] {
  const { promptTokens, answerTokens, durationMs, endpointHost } = receipt ?? {};
  return [
    durationMs === undefined ? '' : formatDuration(words, durationMs),
    promptTokens === undefined ? '' : format(words.tokensIn, formatTokens(promptTokens)),
    answerTokens === undefined ? '' : format(words.tokensOut, formatTokens(answerTokens)),
    endpointHost ?? '',
  ].filter((figure) => figure !== '');
}
