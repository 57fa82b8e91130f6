import type { VNode } from 'preact';
import { Icon } from './Icon';
import { usePage } from './page';

/** A chat without messages teaches what can be done here, and at what price. */
export function EmptyChat(): VNode {
  const { strings, dispatch } = usePage();
  const lines = [
    { icon: 'list-selection', text: strings.emptySelect },
    { icon: 'lightbulb', text: strings.emptyCommands },
    { icon: 'tag', text: strings.emptyPrice },
  ];
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
    </section>
  );
}
