import type { VNode } from 'preact';
import type { AttachmentChip } from '../../shared/chat';
import { format } from '../../shared/strings';
import { formatTokens } from './figures';
import { Icon } from './Icon';
import { usePage } from './page';

interface Props {
  readonly attachment: AttachmentChip;
  readonly removable: boolean;
}

/** An attachment: a click opens it, the cross takes it off. */
export function Chip({ attachment, removable }: Props): VNode {
  const { strings, post } = usePage();
  const { id, name, lines, tokens, automatic, rule = false } = attachment;
  const isStale = removable && attachment.isStale === true;
  const size = format(strings.attachmentTokens, formatTokens(tokens));
  const range = lines === undefined ? '' : lines[0] === lines[1] ? `${lines[0]}` : lines.join('–');
  const title = [
    format(strings.openAttachment, `${name} ${range}`.trim()),
    size,
    ...(rule ? [strings.ruleOfProject] : []),
    ...(attachment.isShortened ? [strings.shortened] : []),
    ...(isStale ? [strings.stale] : []),
    ...(automatic && removable ? [strings.followsSelection] : []),
  ].join(' · ');
  return (
    <li class={`chip${automatic && removable ? ' automatic' : ''}${isStale ? ' stale' : ''}`}>
      <button
        type="button"
        class="name"
        title={title}
        onClick={() => post({ type: 'openAttachment', id })}
      >
        <span class="text">{name}</span>
        {range !== '' && <span class="range">{range}</span>}
        {attachment.isShortened && <span class="range">{size}</span>}
        {rule && <span class="range">{size}</span>}
      </button>
      {isStale && (
        <button
          type="button"
          class="remove"
          title={`${strings.stale}. ${format(strings.refreshAttachment, name)}`}
          aria-label={format(strings.refreshAttachment, name)}
          onClick={() => post({ type: 'refreshAttachment', id })}
        >
          <Icon name="refresh" />
        </button>
      )}
      {removable && (
        <button
          type="button"
          class="remove"
          title={format(rule ? strings.leaveOutRule : strings.removeAttachment, name)}
          aria-label={format(rule ? strings.leaveOutRule : strings.removeAttachment, name)}
          onClick={() => post({ type: 'removeAttachment', id })}
        >
          <Icon name="close" />
        </button>
      )}
    </li>
  );
}
