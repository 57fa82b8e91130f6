import type { ComponentChild, VNode } from 'preact';
import { contextLabel } from '../../shared/contextLabel';
import type { ModelRow } from '../../shared/modelsProtocol';
import { format } from '../../shared/strings';
import { Icon } from '../components/Icon';
import { memo } from '../components/memo';
import type { ModelsPageParts } from './modelsContext';

interface Props extends ModelsPageParts {
  readonly row: ModelRow;
  /** It is the one that Tab leads to. */
  readonly active: boolean;
  readonly opened: boolean;
  readonly ticked: boolean;
  readonly canTick: boolean;
}

/** A model in a line; drawn again only when something of it is another. */
export const ModelTableRow = memo((props: Props): VNode => {
  const { row, opened, strings, figures } = props;
  const { price } = row;
  return (
    <tr role="row" data-id={row.id} class={opened ? 'opened' : undefined}>
      <Tick {...props} />
      <Star {...props} />
      <Name {...props} />
      <Cell name="context">{contextLabel(row.context)}</Cell>
      <Can name="images" can={row.images} strings={strings} />
      <Can name="tools" can={row.tools} strings={strings} />
      <Can name="reasoning" can={row.reasoning} strings={strings} />
      <Cell name="codingIndex">
        {row.codingIndex !== undefined && figures.number(row.codingIndex)}
      </Cell>
      <Cell name="health">
        <Health {...props} />
      </Cell>
      <Cell name="priceIn">{price && figures.dollars(price.prompt)}</Cell>
      <Cell name="priceOut">{price && figures.dollars(price.answer)}</Cell>
      <Cell name="listed">{row.createdAt !== undefined && figures.day(row.createdAt)}</Cell>
      <Cell name="leaves">
        {row.leavesOn !== undefined && (
          <span class={row.leavesSoon ? 'soon' : undefined}>{figures.date(row.leavesOn)}</span>
        )}
      </Cell>
    </tr>
  );
});

function Cell({ name, children }: { name: string; children?: ComponentChild }): VNode {
  return (
    <td role="cell" class={name}>
      {children}
    </td>
  );
}

function Can({ name, can, strings }: { name: string; can: boolean } & Pick<Props, 'strings'>) {
  return (
    <Cell name={name}>
      {can && <Icon name="check" />}
      <span class="unseen">{can ? strings.yes : strings.no}</span>
    </Cell>
  );
}

function Tick({ row, active, ticked, canTick, strings, dispatch }: Props): VNode {
  return (
    <Cell name="tick">
      {(canTick || ticked) && (
        <input
          type="checkbox"
          checked={ticked}
          tabIndex={active ? 0 : -1}
          aria-label={format(strings.tick, row.name)}
          onChange={() => dispatch({ type: 'tick', id: row.id })}
        />
      )}
    </Cell>
  );
}

function Star({ row, active, strings, post }: Props): VNode {
  // A router is asked only where it is chosen itself, and a model that may cost money never before that.
  const canLead = row.favourite || (row.cost === 'free' && !row.router && !row.hidden);
  const name = format(strings.star, row.name);
  return (
    <Cell name="star">
      {canLead && (
        <button
          type="button"
          tabIndex={active ? 0 : -1}
          aria-pressed={row.favourite}
          aria-label={name}
          title={`${name}\n${strings.starHint}`}
          onClick={() => post({ type: 'favourite', id: row.id })}
        >
          <Icon name={row.favourite ? 'star-full' : 'star-empty'} />
        </button>
      )}
    </Cell>
  );
}

function Name({ row, active, strings, dispatch }: Props): VNode {
  const marks = [
    ...(row.inUse ? [strings.inUse] : []),
    ...(row.isNew ? [strings.newMark] : []),
    ...(row.cost === 'free' ? [] : [strings.paidMark]),
    ...(row.note === '' ? [] : [strings.noteMark]),
  ];
  return (
    <th role="rowheader" scope="row" class="name">
      <button
        type="button"
        tabIndex={active ? 0 : -1}
        title={row.id}
        aria-haspopup="dialog"
        onClick={() => dispatch({ type: 'open', id: row.id })}
      >
        {row.name}
      </button>
      {marks.map((mark) => (
        <span key={mark} class="mark">
          {mark}
        </span>
      ))}
      <span class="maker dim">{row.maker}</span>
    </th>
  );
}

function Health({ row: { health }, strings }: Props): VNode | null {
  if (!health) return null;
  const { answered, busy, empty, state } = health;
  const asked = answered + busy + empty;
  return (
    <>
      {asked > 0 && format(strings.answeredOf, answered, asked)}
      {state && (
        <span class="soon" title={strings[state]}>
          <Icon name="circle-slash" />
          <span class="unseen">{strings[state]}</span>
        </span>
      )}
    </>
  );
}
