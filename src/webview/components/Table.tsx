import type { Tokens } from 'marked';
import type { ComponentChild, VNode } from 'preact';
import { useState } from 'preact/hooks';
import { format } from '../../shared/strings';
import { usePage } from './page';

/** Cells drawn at once: a table of an answer has a hundred, and ten thousand would hold up the page. */
const mostCells = 2_000;

interface Props {
  readonly table: Tokens.Table;
  readonly renderCell: (cell: Tokens.TableCell) => ComponentChild;
}

/** A table that scrolls in itself; a huge one shows its first rows until the others are asked for. */
export function Table({ table: { header, rows }, renderCell }: Props): VNode {
  const { strings } = usePage();
  const [all, setAll] = useState(false);
  const first = Math.max(1, Math.floor(mostCells / header.length));
  const shown = all ? rows : rows.slice(0, first);
  return (
    <>
      <div class="table" tabIndex={0} role="group" aria-label={strings.table}>
        <table>
          <thead>
            <tr>
              {header.map((cell) => (
                <th scope="col" class={cell.align ?? undefined}>
                  {renderCell(cell)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr>
                {row.map((cell) => (
                  <td class={cell.align ?? undefined}>{renderCell(cell)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < rows.length && (
        <button type="button" class="link" onClick={() => setAll(true)}>
          {format(strings.showRows, rows.length)}
        </button>
      )}
    </>
  );
}
