import type { VNode } from 'preact';
import type { NewError } from '../../shared/chat';
import { format } from '../../shared/strings';
import { Icon } from './Icon';
import { usePage } from './page';

/** So many are enough to decide; the rest is one click away. */
const shownAtOnce = 4;

interface Props {
  readonly id: string;
  readonly errors: readonly NewError[];
}

/** What VS Code reports since the change was accepted; a click opens the place. */
export function NewErrors({ id, errors }: Props): VNode {
  const { strings } = usePage();
  const title =
    errors.length === 1 ? strings.newErrorsOne : format(strings.newErrorsMany, errors.length);
  const rest = errors.slice(shownAtOnce);
  return (
    <div class="new-errors">
      <h4>{title}</h4>
      <ErrorList id={id} errors={errors.slice(0, shownAtOnce)} />
      {rest.length > 0 && (
        <details>
          <summary>{format(strings.newErrorsMore, rest.length)}</summary>
          <ErrorList id={id} errors={rest} />
        </details>
      )}
    </div>
  );
}

function ErrorList({ id, errors }: Props): VNode {
  const { post } = usePage();
  return (
    <ul class="checks">
      {errors.map(({ path, line, message }) => (
        <li key={`${path} ${line} ${message}`} class="bad">
          <Icon name="error" />
          <span>
            <button
              type="button"
              class="link"
              title={path}
              onClick={() => post({ type: 'openPlace', id, path, line })}
            >
              {`${path.slice(path.lastIndexOf('/') + 1)}:${line}`}
            </button>{' '}
            {message}
          </span>
        </li>
      ))}
    </ul>
  );
}
