import type { ChangeRow } from '../markdown/readChanges';
import { showUnseenInCode } from '../markdown/unseenSigns';
import { memo } from './memo';
import { usePage } from './page';

interface Props {
  readonly rows: readonly ChangeRow[];
}

const elements = { added: 'ins', removed: 'del', same: 'span', about: 'span' } as const;

/** Lines that come and go; their signs are drawn by the style sheet, so that a copy is code. */
export const Changes = memo<Props>(({ rows }) => {
  const { strings } = usePage();
  return (
    <pre class="changes" tabIndex={0} aria-label={strings.changes}>
      <code>
        {rows.map(({ kind, text }, index) => {
          const Line = elements[kind];
          return (
            <Line key={index} class={`lines ${kind}`}>
              {showUnseenInCode(text)}
            </Line>
          );
        })}
      </code>
    </pre>
  );
});
