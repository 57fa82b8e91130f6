import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { ModelDetails, ModelRow } from '../../shared/modelsProtocol';
import { format } from '../../shared/strings';
import { IconButton } from '../components/IconButton';
import { DetailButtons } from './DetailButtons';
import { Facts } from './Facts';
import { HostsSection } from './HostsSection';
import { useModels } from './modelsContext';

interface Props {
  readonly row: ModelRow;
  /** Absent until the host has told them. */
  readonly details: ModelDetails | undefined;
  readonly asked: 'waiting' | 'failed' | undefined;
  readonly onClose: () => void;
}

/** All that is known of one model, over the table: nothing moves. */
export function DetailsPanel({ row, details, asked, onClose }: Props): VNode {
  const { strings, post } = useModels();
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    post({ type: 'details', id: row.id });
    panel.current?.focus();
  }, [row.id]);
  const closeByKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    // What is being typed is told when it is left.
    (event.target as HTMLElement).blur();
    onClose();
  };
  return (
    <div
      class="details"
      role="dialog"
      aria-label={format(strings.details, row.name)}
      tabIndex={-1}
      ref={panel}
      onKeyDown={closeByKey}
    >
      <div class="head">
        <h2>{row.name}</h2>
        <IconButton icon="close" name={strings.close} onClick={onClose} />
      </div>
      <p class="dim">
        {format(strings.byMaker, row.maker)} <code>{row.id}</code>
      </p>
      {row.cost === 'paid' && <p>{strings.paid}</p>}
      {row.router && <p>{strings.router}</p>}
      <DetailButtons row={row} />
      <label class="note">
        <span>{strings.note}</span>
        <textarea
          rows={2}
          maxLength={500}
          placeholder={strings.noteHint}
          defaultValue={row.note}
          onChange={({ currentTarget }) =>
            post({ type: 'note', id: row.id, text: currentTarget.value })
          }
        />
      </label>
      {details && details.description !== '' && (
        <>
          <h3>{strings.about}</h3>
          <p class="description">{details.description}</p>
        </>
      )}
      <Facts row={row} details={details} />
      {details?.asksHosts === true && <HostsSection id={row.id} {...{ details, asked }} />}
    </div>
  );
}
