import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import type { AnswerMessage, AttachmentChip } from '../../shared/chat';
import type { ComparisonState, FromComparePage } from '../../shared/compareProtocol';
import type { CompareStrings } from '../../shared/compareStrings';
import { isRunning } from '../../shared/isRunning';
import { format } from '../../shared/strings';
import { Icon } from '../components/Icon';
import { LiveRegion } from '../components/LiveRegion';
import { PageContext, type Page } from '../components/page';
import type { PageState } from '../store';
import { Column } from './Column';
import { onlyHere } from './onlyHere';

interface Props {
  readonly comparison: ComparisonState;
  readonly strings: CompareStrings;
  readonly page: Page;
  readonly state: PageState;
  readonly post: (message: FromComparePage) => void;
}

/** What was asked, and the answers beside each other. */
export function ComparePage({ comparison, strings, page, state, post }: Props): VNode {
  const { question, attachments, hidden, used } = comparison;
  const answers = state.messages.filter(
    (message): message is AnswerMessage => message.role === 'assistant',
  );
  const running = answers.some(isRunning);
  const marked = useMemo(
    () => (running ? undefined : onlyHere(answers.map(({ text }) => text))),
    [running, answers.map(({ id }) => id).join()],
  );
  return (
    <PageContext.Provider value={page}>
      <main class="compare">
        <header>
          <h1>{strings.compare}</h1>
          {question !== '' && <p class="question">{question}</p>}
          {attachments.length > 0 && <p class="small">{attachments.map(nameOf).join(', ')}</p>}
          <p class="dim">
            {format(strings.askedAll, answers.length, answers.length)}
            {hidden && `. ${strings.hiddenHint}`}
          </p>
          {(running || hidden) && (
            <div class="buttons">
              {running && (
                <button type="button" class="button" onClick={() => post({ type: 'stop' })}>
                  <Icon name="debug-stop" /> {strings.stop}
                </button>
              )}
              {hidden && !running && (
                <button type="button" class="button" onClick={() => post({ type: 'reveal' })}>
                  {strings.reveal}
                </button>
              )}
            </div>
          )}
        </header>
        <div class="columns">
          {answers.map((answer, at) => (
            <Column
              key={answer.id}
              answer={answer}
              document={state.documents[answer.id]}
              strings={strings}
              hidden={hidden}
              marked={marked?.[at]}
              used={used}
              onUse={() => post({ type: 'use', id: answer.id })}
            />
          ))}
        </div>
        <LiveRegion text={state.announcement.text} turn={state.announcement.turn} />
      </main>
    </PageContext.Provider>
  );
}

function nameOf({ name, lines }: AttachmentChip): string {
  return lines === undefined ? name : `${name} ${lines.join('–')}`;
}
