import type { VNode } from 'preact';
import { format } from '../../shared/strings';
import { formatPrice } from './figures';
import { Icon } from './Icon';
import { usePage } from './page';

interface Props {
  /** Something is attached that a suggestion can be about. */
  readonly attached: boolean;
  /** Requests that a turn may make. */
  readonly mostRequests: number;
}

/** A chat without messages teaches what can be done here, and at what price. */
export function EmptyChat({ attached, mostRequests }: Props): VNode {
  const { strings, dispatch } = usePage();
  const lines = [
    { icon: 'list-selection', text: strings.emptySelect },
    { icon: 'lightbulb', text: strings.emptyCommands },
    { icon: 'tag', text: format(strings.emptyPrice, formatPrice(strings, mostRequests)) },
  ] as const;
  const suggestions = [strings.suggestionExplain, strings.suggestionBugs, strings.suggestionTests];
  return (
    <section class="hello">
      <h1>{strings.emptyTitle}</h1>
      <ul class="lessons">
        {lines.map(({ icon, text }) => (
          <li key={icon}>
            <Icon name={icon} />
            <span>{text}</span>
          </li>
        ))}
      </ul>
      {attached && (
        <>
          <p class="dim">{strings.emptyTry}</p>
          <div class="choices">
            {suggestions.map((text) => (
              <button
                key={text}
                type="button"
                class="button left"
                onClick={() => dispatch({ type: 'suggested', text })}
              >
                {text}
              </button>
            ))}
          </div>
        </>
      )}
    </section>
  );
}
