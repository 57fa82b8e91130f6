import type { VNode } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import type { ModelRow, ModelsState } from '../../shared/modelsProtocol';
import { joinSentences } from '../../shared/joinSentences';
import { format } from '../../shared/strings';
import { ChangesSection } from './ChangesSection';
import { DetailsPanel } from './DetailsPanel';
import { FilterBar } from './FilterBar';
import { ListStatus } from './ListStatus';
import { ModelTable } from './ModelTable';
import { useModels } from './modelsContext';
import { allModels, type PageState } from './modelsStore';
import { NoProvider } from './NoProvider';
import { shownRows } from './rows';

interface Props {
  readonly state: PageState;
  readonly models: ModelsState;
}

/** All models as a table, what changed about them, and the details of one. */
export function ModelsPage({ state, models }: Props): VNode {
  const { strings, dispatch } = useModels();
  const { filter, sort, ticked, open, details, asked, starred } = state;
  const { rows, changes } = models;
  const main = useRef<HTMLElement>(null);
  const shown = useMemo(() => shownRows(rows, filter, sort), [rows, filter, sort]);
  const opened = rows.find(({ id }) => id === open);
  const close = (): void => {
    dispatch({ type: 'open', id: undefined });
    // To the row that was opened, or the one that the keyboard is at now.
    main.current?.querySelector<HTMLElement>('.name [tabindex="0"]')?.focus();
  };
  return (
    <main ref={main}>
      <h1>{strings.models}</h1>
      <ListStatus models={models} />
      {!models.hasProvider && <NoProvider />}
      {rows.length > 0 && (
        <div class="list">
          {changes && <ChangesSection changes={changes} listed={rows} />}
          <FilterBar state={state} rows={rows} />
          <p class="count dim small" role="status">
            {format(state.sort ? strings.shownOf : strings.shownBest, shown.length, rows.length)}
          </p>
          {shown.length === 0 ? (
            <div class="empty">
              <p>{strings.nothingFits}</p>
              <button
                type="button"
                class="button"
                onClick={() =>
                  dispatch({ type: 'filter', filter: { ...allModels, trait: undefined } })
                }
              >
                {strings.clearFilter}
              </button>
            </div>
          ) : (
            <ModelTable rows={shown} sort={sort} ticked={ticked} opened={open} />
          )}
          <p class="starred small" role="status">
            <Starred id={starred} rows={rows} />
          </p>
        </div>
      )}
      {opened && (
        <DetailsPanel
          key={opened.id}
          row={opened}
          details={details[opened.id]}
          asked={asked[opened.id]}
          onClose={close}
        />
      )}
    </main>
  );
}

/** What the star that was pressed last comes to, as long as that holds. */
function Starred({
  id,
  rows,
}: {
  readonly id: string | undefined;
  readonly rows: readonly ModelRow[];
}): VNode | null {
  const { strings } = useModels();
  const row = rows.find((one) => one.id === id);
  if (!row) return null;
  const next = rows.find(({ inUse }) => inUse);
  const sentences = [
    format(row.favourite ? strings.starOn : strings.starOff, row.name),
    next ? format(strings.answersNext, next.name) : '',
  ];
  return <>{joinSentences(sentences)}</>;
}
