import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { ModelRow } from '../../shared/modelsProtocol';
import type { ModelsStrings } from '../../shared/modelsStrings';
import { Icon } from '../components/Icon';
import { ModelTableRow } from './ModelTableRow';
import { useModels } from './modelsContext';
import { isComparable, mostTicked } from './modelsStore';
import { columns, nextSort, type Column, type Sort } from './rows';

interface Props {
  readonly rows: readonly ModelRow[];
  readonly sort: Sort | undefined;
  readonly ticked: readonly string[];
  /** The id of the one whose details are open. */
  readonly opened: string | undefined;
}

const hints: Partial<Readonly<Record<Column, keyof ModelsStrings>>> = {
  codingIndex: 'codingIndexHint',
  health: 'healthHint',
  priceIn: 'priceHint',
  priceOut: 'priceHint',
};

/**
 * The table. Its roles are written out as its rows are laid out as grids. One row at a time is reached by Tab, the others
 * from there by the arrows.
 */
export function ModelTable({ rows, sort, ticked, opened }: Props): VNode {
  const { strings, figures, post, dispatch } = useModels();
  const [active, setActive] = useState<string>();
  const current = rows.some(({ id }) => id === active) ? active : rows[0]?.id;
  const isFull = ticked.length >= mostTicked;
  return (
    <table class="models" role="table" aria-label={strings.models}>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col" class="tick">
            <span class="unseen">{strings.compareColumn}</span>
          </th>
          <th role="columnheader" scope="col" class="star">
            <span class="unseen">{strings.favouriteColumn}</span>
          </th>
          {columns.map((column) => (
            <Heading key={column} column={column} sort={sort} />
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" onKeyDown={walk} onFocusIn={(event) => setActive(rowOf(event))}>
        {rows.map((row) => {
          const isTicked = ticked.includes(row.id);
          return (
            <ModelTableRow
              key={row.id}
              {...{ row, strings, figures, post, dispatch }}
              active={row.id === current}
              opened={row.id === opened}
              ticked={isTicked}
              canTick={isComparable(row) && (isTicked || !isFull)}
            />
          );
        })}
      </tbody>
    </table>
  );
}

function Heading({ column, sort }: { readonly column: Column } & Pick<Props, 'sort'>): VNode {
  const { strings, dispatch } = useModels();
  const own = sort?.column === column ? sort : undefined;
  const way = own?.descending === true ? 'descending' : 'ascending';
  const hint = hints[column];
  return (
    <th role="columnheader" scope="col" class={column} aria-sort={own ? way : 'none'}>
      <button
        type="button"
        title={hint && strings[hint]}
        onClick={() => dispatch({ type: 'sort', sort: nextSort(sort, column) })}
      >
        {strings[column]}
        {own && <Icon name={own.descending ? 'arrow-down' : 'arrow-up'} />}
      </button>
    </th>
  );
}

function rowOf({ target }: Event): string | undefined {
  return (target as Element).closest<HTMLElement>('[data-id]')?.dataset['id'];
}

/** The arrows lead from row to row, in the column where one is. */
function walk(event: KeyboardEvent): void {
  const target = event.target as HTMLElement;
  const row = target.closest('tr');
  if (!row) return;
  const next = {
    ArrowDown: row.nextElementSibling,
    ArrowUp: row.previousElementSibling,
    Home: row.parentElement?.firstElementChild,
    End: row.parentElement?.lastElementChild,
  }[event.key];
  if (!next) return;
  event.preventDefault();
  const place = target.closest('td, th')?.className ?? '';
  const same = next.querySelector<HTMLElement>(`.${place} :is(button, input):not(:disabled)`);
  (same ?? next.querySelector<HTMLElement>('.name button'))?.focus();
}
