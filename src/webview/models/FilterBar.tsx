import type { VNode } from 'preact';
import { modelTraits, type ModelRow, type ModelTrait } from '../../shared/modelsProtocol';
import type { ModelsStrings } from '../../shared/modelsStrings';
import { format } from '../../shared/strings';
import { useModels } from './modelsContext';
import type { PageState } from './modelsStore';
import { columns, firstSort, toggles } from './rows';

const traitNames: Readonly<Record<ModelTrait, keyof ModelsStrings>> = {
  code: 'traitCode',
  large: 'traitLarge',
  fast: 'traitFast',
  light: 'traitLight',
  images: 'traitImages',
};

interface Props {
  readonly state: PageState;
  readonly rows: readonly ModelRow[];
}

/** Which models are shown, and what is done with those that are ticked. */
export function FilterBar({ state: { filter, sort, ticked }, rows }: Props): VNode {
  const { strings, post, dispatch } = useModels();
  return (
    <div class="filters">
      <label class="words">
        <span class="unseen">{strings.filter}</span>
        <input
          type="search"
          value={filter.words}
          placeholder={strings.filterHint}
          onInput={({ currentTarget }) =>
            dispatch({ type: 'filter', filter: { words: currentTarget.value } })
          }
        />
      </label>
      <Pressed
        name={strings.traits}
        all={modelTraits.map((trait) => ({
          name: strings[traitNames[trait]],
          on: filter.trait === trait,
          press: () =>
            dispatch({
              type: 'filter',
              filter: { trait: filter.trait === trait ? undefined : trait },
            }),
        }))}
      />
      <Pressed
        name={strings.show}
        all={toggles.map((toggle) => ({
          name: strings[toggle],
          on: filter.toggles.includes(toggle),
          press: () => dispatch({ type: 'toggle', toggle }),
        }))}
      />
      <Selects filter={filter} sort={sort} rows={rows} />
      <button
        type="button"
        class="button compare"
        disabled={ticked.length < 2}
        onClick={() => post({ type: 'compare', ids: ticked })}
      >
        {ticked.length < 2 ? strings.compareHint : format(strings.compare, ticked.length)}
      </button>
    </div>
  );
}

/** Whose models are shown, and in which order where the table has no headings to press. */
function Selects({ filter, sort, rows }: Pick<PageState, 'filter' | 'sort'> & Pick<Props, 'rows'>) {
  const { strings, dispatch } = useModels();
  const providers = [...new Set(rows.map(({ provider }) => provider))];
  return (
    <>
      {providers.length > 1 && (
        <label class="pick">
          <span>{strings.provider}</span>
          <select
            value={filter.provider}
            onChange={({ currentTarget }) =>
              dispatch({ type: 'filter', filter: { provider: currentTarget.value } })
            }
          >
            <option value="">{strings.allProviders}</option>
            {providers.map((provider) => (
              <option key={provider}>{provider}</option>
            ))}
          </select>
        </label>
      )}
      <label class="pick sort">
        <span>{strings.sortBy}</span>
        <select
          value={sort?.column ?? ''}
          onChange={({ currentTarget: { value } }) => {
            const column = columns.find((one) => one === value);
            dispatch({ type: 'sort', sort: column && firstSort(column) });
          }}
        >
          <option value="">{strings.bestFirst}</option>
          {columns.map((column) => (
            <option key={column} value={column}>
              {strings[column]}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}

interface PressedProps {
  readonly name: string;
  readonly all: readonly {
    readonly name: string;
    readonly on: boolean;
    readonly press: () => void;
  }[];
}

/** Buttons that stay down. */
function Pressed({ name, all }: PressedProps): VNode {
  return (
    <div class="pressed" role="group" aria-label={name}>
      <span class="dim small" aria-hidden="true">
        {name}
      </span>
      {all.map((one) => (
        <button key={one.name} type="button" aria-pressed={one.on} onClick={one.press}>
          {one.name}
        </button>
      ))}
    </div>
  );
}
