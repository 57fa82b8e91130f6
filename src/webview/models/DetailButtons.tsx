import type { VNode } from 'preact';
import type { ModelRow } from '../../shared/modelsProtocol';
import { Icon } from '../components/Icon';
import { useModels } from './modelsContext';

/** What can be done with a model. */
export function DetailButtons({ row }: { readonly row: ModelRow }): VNode {
  const { strings, post } = useModels();
  const { id, cost, favourite, hidden, inUse, router } = row;
  const canLead = favourite || (cost === 'free' && !router && !hidden);
  return (
    <>
      {inUse && <p class="dim">{strings.used}</p>}
      <div class="buttons">
        {cost !== 'paid' && !inUse && (
          <button type="button" class="button primary" onClick={() => post({ type: 'use', id })}>
            {cost === 'asks' ? strings.useAsks : strings.use}
          </button>
        )}
        {canLead && (
          <button
            type="button"
            class="button"
            aria-pressed={favourite}
            title={strings.starHint}
            onClick={() => post({ type: 'favourite', id })}
          >
            <Icon name={favourite ? 'star-full' : 'star-empty'} /> {strings.addStar}
          </button>
        )}
        {(hidden || !inUse) && (
          <button
            type="button"
            class="button"
            title={strings.hideHint}
            onClick={() => post({ type: 'hide', id })}
          >
            {hidden ? strings.unhide : strings.hide}
          </button>
        )}
      </div>
    </>
  );
}
