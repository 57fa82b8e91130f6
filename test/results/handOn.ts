import * as fs from 'node:fs';
import { say } from '../vscode/steps';
import { resultsVariable, type ResultEvent, type Totals } from './resultEvent';
import { readResults } from './resultReader';
import { resultText } from './resultText';

/** Gives events to whoever runs all kinds of tests and reads them, else they are shown here. */
export function tell(events: readonly ResultEvent[]): void {
  const file = process.env[resultsVariable];
  if (file !== undefined) {
    fs.appendFileSync(file, events.map((event) => `${JSON.stringify(event)}\n`).join(''));
    return;
  }
  for (const event of events) {
    const text = resultText(event, 'all');
    if (text !== undefined) say(text);
  }
}

/** Tells in one piece what one of several runs side by side wrote; one that did not come to its end has failed. */
export function handOn(file: string, name: string): Totals {
  const events: ResultEvent[] = [];
  const counted = { passed: 0, failed: 0, skipped: 0 };
  const totals = readResults(file, (event) => {
    if (event.kind === 'end') return;
    events.push(event);
    if (event.kind === 'pass') counted.passed++;
    if (event.kind === 'fail') counted.failed++;
    if (event.kind === 'skip') counted.skipped++;
  }).finish();
  if (totals === undefined) {
    const error = 'The process that runs it ended before it did.';
    events.push({ kind: 'fail', depth: 0, title: name, error });
    counted.failed++;
  }
  tell(events);
  return counted;
}
