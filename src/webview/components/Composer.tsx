import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { CompletionList, ComposerState, Connection } from '../../shared/protocol';
import { format, type PageStrings } from '../../shared/strings';
import { Chip } from './Chip';
import { formatTokens } from './figures';
import { Icon } from './Icon';
import { Masked } from './Masked';
import { memo } from './memo';
import { Notice } from './Notice';
import { usePage } from './page';
import { QuotaButton } from './QuotaButton';
import { SendButton } from './SendButton';
import { Unfit } from './Unfit';
import { useCompletion } from './useCompletion';
import { useDropping } from '../dropping/useDropping';

/** About how much text makes a token. */
const charactersPerToken = 4;

interface Props {
  readonly composer: ComposerState;
  readonly connection: Connection;
  readonly trusted: boolean;
  /** The chat has no messages yet, and the page itself says how to get a key. */
  readonly isNew: boolean;
  readonly draft: string;
  readonly busy: boolean;
  /** The id of the question that arrow up brings back; absent: there is none. */
  readonly lastQuestion?: string | undefined;
  /** A message was sent that the host has not taken over yet. */
  readonly sending: boolean;
  readonly focusTurn: number;
  readonly completions?: CompletionList | undefined;
}

/** Where the next message is written: what goes along, the text, the model, what is left, what it costs. */
export const Composer = memo<Props>((props) => {
  const { composer, connection, isNew, draft, busy, sending, lastQuestion } = props;
  const { strings, post, dispatch } = usePage();
  const field = useFocus(props.focusTurn);
  const Completion = useCompletion(draft);
  const size = sizeText(strings, composer, estimate(composer, draft));
  const blocked = whyBlocked(strings, props);
  const send = () => {
    if (blocked !== undefined || sending) return;
    dispatch({ type: 'sent', text: draft });
    post({ type: 'send', text: draft });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method composes, Enter takes the composition over.
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      send();
    } else if (event.key === 'ArrowUp' && draft === '' && lastQuestion !== undefined) {
      event.preventDefault();
      dispatch({ type: 'edit', id: lastQuestion });
    }
  };
  return (
    <section class="compose" aria-label={strings.message}>
      {!(isNew && connection === 'noKey') && (
        <Notice connection={connection} trusted={props.trusted} quota={composer.quota} />
      )}
      <Unfit composer={composer} tokens={estimate(composer, draft)} />
      <div class="box" {...useDropping()}>
        {Completion && field.current && (
          <Completion field={field.current} draft={draft} list={props.completions} />
        )}
        <Attachments composer={composer} />
        {composer.masked.length > 0 && <Masked secrets={composer.masked} />}
        <textarea
          ref={field}
          rows={1}
          value={draft}
          aria-label={strings.message}
          placeholder={placeholder(strings, connection, busy)}
          onInput={(event) => dispatch({ type: 'typed', text: event.currentTarget.value })}
          onKeyDown={onKeyDown}
        />
        <Row {...{ composer, connection, size, busy, blocked }} onSend={send} />
      </div>
    </section>
  );
});

interface RowProps extends Pick<Props, 'composer' | 'connection' | 'busy'> {
  /** What goes along with the text, in words. */
  readonly size: string;
  readonly blocked: string | undefined;
  readonly onSend: () => void;
}

/** Who answers, what is left, and what sending costs. */
function Row({ composer, connection, size, busy, blocked, onSend }: RowProps): VNode {
  const { strings } = usePage();
  const { model, quota, mostRequests } = composer;
  return (
    <div class="row">
      <ModelButton model={model} />
      {connection !== 'noKey' && <QuotaButton quota={quota} />}
      <span class="tokens" title={strings.tokensHint}>
        {size}
      </span>
      <SendButton {...{ mostRequests, size, busy, blocked, onSend }} />
    </div>
  );
}

function Attachments({ composer }: { readonly composer: ComposerState }): VNode {
  const { strings, post } = usePage();
  const { attachments } = composer;
  return (
    <ul class="chips" aria-label={strings.attachments}>
      {attachments.map((attachment) => (
        <Chip key={attachment.id} attachment={attachment} removable={true} />
      ))}
      <li class="chip more">
        <button
          type="button"
          class="name"
          title={strings.addContext}
          aria-label={strings.addContext}
          onClick={() => post({ type: 'addContext' })}
        >
          <Icon name="add" />
          {attachments.length < 2 && <span class="text">{strings.addContext}</span>}
        </button>
      </li>
    </ul>
  );
}

function ModelButton({ model }: { readonly model: ComposerState['model'] }): VNode {
  const { strings, post } = usePage();
  const title =
    model === undefined
      ? `${strings.noModel}. ${strings.pickFirstModel}`
      : format(strings.pickModel, model.name);
  return (
    <button
      type="button"
      class="pick model"
      title={model === undefined ? title : `${title} · ${model.id}`}
      aria-label={title}
      onClick={() => post({ type: 'pickModel' })}
    >
      <span class="text">{model?.name ?? strings.noModel}</span>
      <Icon name="chevron-down" />
    </button>
  );
}

function useFocus(turn: number) {
  const field = useRef<HTMLTextAreaElement>(null);
  // At once: what led here may be gone, and the focus with it.
  useLayoutEffect(() => {
    if (turn > 0) field.current?.focus();
  }, [turn]);
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key !== 'l' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey)
        return;
      event.preventDefault();
      field.current?.focus();
    };
    addEventListener('keydown', focus);
    return () => removeEventListener('keydown', focus);
  }, []);
  return field;
}

function estimate(composer: ComposerState, draft: string): number {
  return composer.contextTokens + Math.ceil(draft.length / charactersPerToken);
}

function sizeText(strings: PageStrings, { room }: ComposerState, tokens: number): string {
  return room === undefined
    ? format(strings.tokens, formatTokens(tokens))
    : format(strings.tokensOfRoom, formatTokens(tokens), formatTokens(room));
}

function whyBlocked(
  strings: PageStrings,
  { composer, connection, draft }: Props,
): string | undefined {
  if (connection === 'noKey') return strings.noticeNoKey;
  if (connection === 'noList') return strings.noticeNoList;
  if (composer.model === undefined) return strings.whyNoModel;
  if (composer.isBlind) return format(strings.readsNoImages, composer.model.name);
  return draft.trim() === '' ? strings.whyEmpty : undefined;
}

function placeholder(strings: PageStrings, connection: Connection, busy: boolean): string {
  if (connection === 'noKey') return strings.placeholderNoKey;
  if (connection === 'noList') return strings.placeholderNoList;
  if (connection === 'quotaUsedUp') return strings.placeholderQuota;
  return busy ? strings.placeholderBusy : strings.placeholder;
}
