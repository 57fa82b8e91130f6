import * as fs from 'node:fs';
import type { ResultEvent, Totals } from './resultEvent';

export interface ResultReader {
  /** Reads what is left and stops; the totals are missing when the run did not come to its end. */
  finish(): Totals | undefined;
}

/** Follows the file to which a `ResultReporter` writes, while it does. */
export function readResults(file: string, onEvent: (event: ResultEvent) => void): ResultReader {
  let position = 0;
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
