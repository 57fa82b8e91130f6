import * as fs from 'node:fs';
import type { ResultEvent, Totals } from './resultEvent';

export interface ResultReader {
  /** Reads what is left and stops; the totals are missing when the run did not come to its end. */
  finish(): Totals | undefined;
}

/**
 * Follows the file to which results are written, while they are.
 * @param position where they begin: another run may have written before
 */
export function readResults(
  file: string,
  onEvent: (event: ResultEvent) => void,
  position = 0,
): ResultReader {
  let partial = '';
  let totals: Totals | undefined;

  const readOn = (): void => {
    if (!fs.existsSync(file)) return;
    const bytes = fs.readFileSync(file).subarray(position);
    position += bytes.length;
    const lines = (partial + bytes.toString('utf8')).split('\n');
    partial = lines.pop() ?? '';
    for (const line of lines) {
      const event = JSON.parse(line) as ResultEvent;
      if (event.kind === 'end') totals = event.totals;
      onEvent(event);
    }
  };

  const timer = setInterval(readOn, 100);
  return {
    finish: () => {
      clearInterval(timer);
      readOn();
      return totals;
    },
  };
}
