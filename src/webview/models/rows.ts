import type { ModelRow, ModelTrait } from '../../shared/modelsProtocol';

/** What can be asked of the models that are shown, all of it at once. */
export const toggles = [
  'free',
  'readsImages',
  'tools',
  'reasoning',
  'isNew',
  'favourites',
  'hidden',
] as const;
export type Toggle = (typeof toggles)[number];

export interface Filter {
  readonly words: string;
  readonly toggles: readonly Toggle[];
  readonly trait?: ModelTrait | undefined;
  /** As the user sees it; empty: all. */
  readonly provider: string;
}

/** What the table can be sorted by, in the order of its columns. */
export const columns = [
  'name',
  'context',
  'images',
  'tools',
  'reasoning',
  'codingIndex',
  'health',
  'priceIn',
  'priceOut',
  'listed',
  'leaves',
] as const;
export type Column = (typeof columns)[number];

export interface Sort {
  readonly column: Column;
  readonly descending: boolean;
}

const wanted: Readonly<Record<Toggle, (row: ModelRow) => boolean>> = {
  free: ({ cost }) => cost === 'free',
  readsImages: ({ images }) => images,
  tools: ({ tools }) => tools,
  reasoning: ({ reasoning }) => reasoning,
  isNew: ({ isNew }) => isNew,
  favourites: ({ favourite }) => favourite,
  hidden: ({ hidden }) => hidden,
};

type Value = string | number | undefined;

const valueOf: Readonly<Record<Column, (row: ModelRow) => Value>> = {
  name: ({ name }) => name,
  context: ({ context }) => context,
  images: ({ images }) => Number(images),
  tools: ({ tools }) => Number(tools),
  reasoning: ({ reasoning }) => Number(reasoning),
  codingIndex: ({ codingIndex }) => codingIndex,
  health: ({ health }) => health && trust(health),
  priceIn: ({ price }) => price?.prompt,
  priceOut: ({ price }) => price?.answer,
  listed: ({ createdAt }) => createdAt,
  leaves: ({ leavesOn }) => leavesOn,
};

/** From the small or the near to the large, where that is what one looks for. */
const ascendsFirst: readonly Column[] = ['name', 'priceIn', 'priceOut', 'leaves'];

/** One answer of one says less than nine of ten: as if one good and one bad one more were known. */
function trust({ answered, busy, empty }: NonNullable<ModelRow['health']>): number {
  return (answered + 1) / (answered + busy + empty + 2);
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** The rows that fit, sorted; without a sort they stay in their order. Those that are hidden are shown only on their own. */
export function shownRows(
  rows: readonly ModelRow[],
  filter: Filter,
  sort: Sort | undefined,
): readonly ModelRow[] {
  const words = filter.words.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (row: ModelRow): boolean =>
    row.hidden === filter.toggles.includes('hidden') &&
    filter.toggles.every((toggle) => wanted[toggle](row)) &&
    (filter.trait === undefined || row.traits.includes(filter.trait)) &&
    (filter.provider === '' || row.provider === filter.provider) &&
    words.every((word) => textOf(row).includes(word));
  const shown = rows.filter(fits);
  return sort ? sorted(shown, sort) : shown;
}

function textOf({ name, maker, id, note }: ModelRow): string {
  return `${name} ${maker} ${id} ${note}`.toLowerCase();
}

/** What nobody knows stands last, either way; equals stay in their order. */
function sorted(rows: readonly ModelRow[], { column, descending }: Sort): readonly ModelRow[] {
  const value = valueOf[column];
  const keyed = rows.map((row) => ({ row, key: value(row) }));
  const sign = descending ? -1 : 1;
  keyed.sort((a, b) => {
    if (a.key === undefined || b.key === undefined)
      return Number(a.key === undefined) - Number(b.key === undefined);
    return sign * compare(a.key, b.key);
  });
  return keyed.map(({ row }) => row);
}

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number'
    ? a - b
    : collator.compare(String(a), String(b));
}

/** What a press on the column does: one way, the other way, and the order of the list again. */
export function nextSort(sort: Sort | undefined, column: Column): Sort | undefined {
  const first = firstSort(column);
  if (sort?.column !== column) return first;
  return sort.descending === first.descending
    ? { column, descending: !first.descending }
    : undefined;
}

export function firstSort(column: Column): Sort {
  return { column, descending: !ascendsFirst.includes(column) };
}
