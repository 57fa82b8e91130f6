import { Fragment, type VNode } from 'preact';
import type { ListChanges, ModelRow, NamedModel } from '../../shared/modelsProtocol';
import { format } from '../../shared/strings';
import { useModels } from './modelsContext';

interface Props {
  readonly changes: ListChanges;
  readonly listed: readonly ModelRow[];
}

/** What is new, gone, leaving, and has another price. */
export function ChangesSection({ changes, listed }: Props): VNode {
  const { strings, figures } = useModels();
  const since = figures.day(changes.since);
  const { dollars } = figures;
  const parts: readonly Part[] = [
    { name: strings.changedNew, models: changes.added, text: ({ name }) => name },
    { name: strings.changedGone, models: changes.gone, text: ({ name }) => name },
    {
      name: strings.changedLeaving,
      models: changes.leaving,
      text: ({ id, name }) => {
        const { on = '' } = changes.leaving.find((one) => one.id === id) ?? {};
        return format(strings.leavesOn, name, figures.date(on));
      },
    },
    {
      name: strings.changedPrices,
      models: changes.prices,
      text: ({ id, name }) => {
        const change = changes.prices.find((one) => one.id === id);
        const prices = [change?.before, change?.now].flatMap((price) =>
          price ? [dollars(price.prompt), dollars(price.answer)] : [],
        );
        return format(strings.fromTo, name, ...prices);
      },
    },
  ];
  const known = parts.filter(({ models }) => models.length > 0);
  if (known.length === 0) return <p class="dim">{format(strings.changedNothing, since)}</p>;
  const ids = new Set(listed.map(({ id }) => id));
  return (
    <details class="changes">
      <summary>
        {format(strings.changes, since)}
        {known.map(({ name, models }) => (
          <Fragment key={name}>
            {' '}
            <span class="mark">
              {name} {models.length}
            </span>
          </Fragment>
        ))}
      </summary>
      <div class="scroll" role="region" aria-label={format(strings.changes, since)} tabIndex={0}>
        {known.map((part) => (
          <Changed key={part.name} part={part} listed={ids} />
        ))}
      </div>
    </details>
  );
}

interface Part {
  readonly name: string;
  readonly models: readonly NamedModel[];
  readonly text: (model: NamedModel) => string;
}

function Changed({ part, listed }: { readonly part: Part; readonly listed: ReadonlySet<string> }) {
  const { dispatch } = useModels();
  const ordered = part.models.toSorted((a, b) => Number(b.free) - Number(a.free));
  return (
    <>
      <h2>{part.name}</h2>
      <ul>
        {ordered.map((model) => (
          <li key={model.id}>
            {listed.has(model.id) ? (
              <button
                type="button"
                class="link"
                onClick={() => dispatch({ type: 'open', id: model.id })}
              >
                {part.text(model)}
              </button>
            ) : (
              part.text(model)
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
