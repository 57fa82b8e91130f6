import type { VNode } from 'preact';
import type { ModelsState } from '../../shared/modelsProtocol';
import { format } from '../../shared/strings';
import { Icon } from '../components/Icon';
import { useModels } from './modelsContext';

/** From when the list is, what went wrong with it, and the way to a newer one. */
export function ListStatus({ models }: { readonly models: ModelsState }): VNode {
  const { strings, figures, post } = useModels();
  const { fetchedAt, fetching, problem } = models;
  const word = problem === undefined ? strings.refresh : strings.again;
  const isEmpty = fetchedAt === undefined;
  return (
    <section class={isEmpty ? 'empty' : 'list-status'} aria-label={strings.refresh}>
      {isEmpty && <h2>{strings.noList}</h2>}
      {problem !== undefined && (
        <p class="problem" role="alert">
          <Icon name="warning" /> {problem}
        </p>
      )}
      <p class="dim">
        {isEmpty ? strings.noListText : format(strings.listFrom, figures.time(fetchedAt))}
      </p>
      <button
        type="button"
        class={isEmpty ? 'button primary' : 'button'}
        disabled={fetching}
        onClick={() => post({ type: 'refresh' })}
      >
        {fetching ? strings.refreshing : word}
      </button>
    </section>
  );
}
