import {
  modelTraits,
  type ModelDetails,
  type ModelRow,
  type ModelsState,
  type ToModelsPage,
} from '../../shared/modelsProtocol';
import type { ModelsStrings } from '../../shared/modelsStrings';
import { columns, toggles, type Filter, type Sort, type Toggle } from './rows';

/** Everything that the page draws. */
export interface PageState {
  /** Absent until the host has answered. */
  readonly models?: ModelsState;
  readonly strings: ModelsStrings;
  readonly filter: Filter;
  /** Absent: in the order of the list. */
  readonly sort?: Sort | undefined;
  /** Ids of those to be compared. */
  readonly ticked: readonly string[];
  /** The id of the one whose details are open. */
  readonly open?: string | undefined;
  /** The id of the model that became a favourite last, or stopped being one. */
  readonly starred?: string | undefined;
  /** By id. */
  readonly details: Readonly<Record<string, ModelDetails>>;
  /** What became of asking who runs a model, by its id, while there is no answer. */
  readonly asked: Readonly<Record<string, 'waiting' | 'failed'>>;
}

/** What happens in the page itself. */
export type LocalAction =
  | { readonly type: 'filter'; readonly filter: Partial<Filter> }
  | { readonly type: 'toggle'; readonly toggle: Toggle }
  | { readonly type: 'sort'; readonly sort: Sort | undefined }
  | { readonly type: 'tick'; readonly id: string }
  | { readonly type: 'open'; readonly id: string | undefined }
  | { readonly type: 'askHosts'; readonly id: string };

export type Action = ToModelsPage | LocalAction;

/** Models that are compared at most. */
export const mostTicked = 4;

export const allModels: Filter = { words: '', toggles: [], provider: '' };

export const initialState: PageState = {
  // They come with the first message; nothing is drawn before.
  strings: {} as ModelsStrings,
  filter: allModels,
  ticked: [],
  details: {},
  asked: {},
};

type Reducers = {
  readonly [T in Action['type']]: (
    state: PageState,
    action: Extract<Action, { readonly type: T }>,
  ) => PageState;
};

const reducers: Reducers = {
  models: (state, { models, strings }) => {
    const rows = sameRows(state.models?.rows ?? [], models.rows);
    const ids = new Set(rows.filter(isComparable).map(({ id }) => id));
    return {
      ...state,
      models: { ...models, rows },
      strings,
      ticked: state.ticked.filter((id) => ids.has(id)),
      open: rows.some(({ id }) => id === state.open) ? state.open : undefined,
      starred: starredIn(state.models?.rows ?? [], rows) ?? state.starred,
    };
  },
  details: (state, { id, details }) => ({
    ...state,
    details: { ...state.details, [id]: details },
  }),
  hosts: (state, { id, hosts }) => {
    const { [id]: details } = state.details;
    if (!hosts) return { ...state, asked: { ...state.asked, [id]: 'failed' } };
    return {
      ...state,
      asked: Object.fromEntries(Object.entries(state.asked).filter(([other]) => other !== id)),
      details: details ? { ...state.details, [id]: { ...details, hosts } } : state.details,
    };
  },
  filter: (state, { filter }) => ({ ...state, filter: { ...state.filter, ...filter } }),
  toggle: (state, { toggle }) => {
    const { toggles: on } = state.filter;
    const now = on.includes(toggle) ? on.filter((other) => other !== toggle) : [...on, toggle];
    return { ...state, filter: { ...state.filter, toggles: now } };
  },
  sort: (state, { sort }) => ({ ...state, sort }),
  tick: (state, { id }) => {
    const { ticked } = state;
    if (ticked.includes(id)) return { ...state, ticked: ticked.filter((other) => other !== id) };
    return ticked.length < mostTicked ? { ...state, ticked: [...ticked, id] } : state;
  },
  open: (state, { id }) => ({ ...state, open: id }),
  askHosts: (state, { id }) => ({ ...state, asked: { ...state.asked, [id]: 'waiting' } }),
};

/** The state after an action. Rows that are as before keep their identity. */
export function reduce(state: PageState, action: Action): PageState {
  // An action of a host of another version may have a type that this page does not know.
  const reducer = reducers[action.type] as
    ((state: PageState, action: Action) => PageState) | undefined;
  return reducer?.(state, action) ?? state;
}

/** Several answers side by side come from free models only, and from none that hands the question on. */
export function isComparable({ cost, router, hidden }: ModelRow): boolean {
  return cost === 'free' && !router && !hidden;
}

function sameRows(before: readonly ModelRow[], now: readonly ModelRow[]): readonly ModelRow[] {
  const old = new Map(before.map((row) => [row.id, row]));
  return now.map((row) => {
    const known = old.get(row.id);
    return known && JSON.stringify(known) === JSON.stringify(row) ? known : row;
  });
}

function starredIn(before: readonly ModelRow[], now: readonly ModelRow[]): string | undefined {
  const old = new Map(before.map(({ id, favourite }) => [id, favourite]));
  return now.find(({ id, favourite }) => old.has(id) && old.get(id) !== favourite)?.id;
}

/** What the page keeps over a reload. */
export type SavedPage = Pick<PageState, 'filter' | 'sort'>;

/** What an older version of the page saved may have another shape: what does not fit is left aside. */
export function restored(saved: unknown): PageState {
  const { filter, sort } = (saved ?? {}) as Partial<Record<string, unknown>>;
  const kept = (filter ?? {}) as Partial<Record<keyof Filter, unknown>>;
  const { column, descending } = (sort ?? {}) as Partial<Record<keyof Sort, unknown>>;
  const sorted = columns.find((one) => one === column);
  const on = Array.isArray(kept.toggles) ? (kept.toggles as readonly unknown[]) : [];
  return {
    ...initialState,
    filter: {
      words: typeof kept.words === 'string' ? kept.words : '',
      provider: typeof kept.provider === 'string' ? kept.provider : '',
      toggles: toggles.filter((toggle) => on.includes(toggle)),
      trait: modelTraits.find((trait) => trait === kept.trait),
    },
    sort: sorted && { column: sorted, descending: descending === true },
  };
}
