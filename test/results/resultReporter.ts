import * as fs from 'node:fs';
import { resultsVariable, type ResultEvent } from './resultEvent';
import { ResultTeller } from './resultTeller';

/**
 * A mocha reporter that appends each event to a file at once, so that whoever started the run reads
 * it from outside: the console of an extension host reaches nobody reliably.
 */
export class ResultReporter extends ResultTeller {
  protected override write(event: ResultEvent): void {
    const file = process.env[resultsVariable];
    if (file === undefined) throw new Error(`${resultsVariable} must name a file.`);
    fs.appendFileSync(file, `${JSON.stringify(event)}\n`);
  }
}
