import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { CompletionItem, CompletionList } from '../../shared/protocol';
import { usePage } from '../components/page';
import { glyphs } from './glyphs';

export const listId = 'completions';

export const optionId = (at: number): string => `completion-${at}`;

interface Props {
  readonly list: CompletionList;
  readonly active: number;
  readonly onChoose: (item: CompletionItem) => void;
}

/** The list above the text; the keyboard stays in the text. */
export function CompletionBox({ list: { items, note }, active, onChoose }: Props): VNode {
  const { strings } = usePage();
  const chosen = useRef<HTMLLIElement>(null);
  useEffect(() => chosen.current?.scrollIntoView({ block: 'nearest' }), [active, items]);
  return (
    <div class="completion" title={strings.completionHint}>
      {items.length > 0 && (
        <ul role="listbox" id={listId} aria-label={strings.completions}>
          {items.map((item, at) => (
            <li
              key={item.id}
              ref={at === active ? chosen : null}
              id={optionId(at)}
              role="option"
              // Reached by the keys of the text, never by Tab; the box that scrolls is no stop of its own then.
              tabIndex={-1}
              aria-selected={at === active}
              // The text keeps the focus.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onChoose(item)}
            >
              <span class="codicon" aria-hidden="true">
                {glyphs[item.icon] ?? glyphs['file']}
              </span>
              <span class="text">{item.label}</span>
              <span class="detail">{item.detail}</span>
              {item.mark !== undefined && <span class="mark">{item.mark}</span>}
            </li>
          ))}
        </ul>
      )}
      {note !== undefined && <p role="status">{note}</p>}
    </div>
  );
}
