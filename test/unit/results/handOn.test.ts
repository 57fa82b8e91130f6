import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { handOn } from '../../results/handOn';
import { resultsVariable, type ResultEvent } from '../../results/resultEvent';
import { tempFolder } from '../../support/tempFolder';

const pass: ResultEvent = { kind: 'pass', depth: 1, title: 'works', ms: 3 };
const end: ResultEvent = { kind: 'end', totals: { passed: 1, failed: 0, skipped: 0 } };

describe('the results of one of several runs side by side', () => {
  const folder = tempFolder();

  /** Hands on what such a run wrote, and gives what whoever runs all reads then. */
  function handedOn(events: readonly ResultEvent[]): ReturnType<typeof handOn> & {
    readonly events: readonly ResultEvent[];
  } {
    const file = path.join(folder(), 'part');
    const whole = path.join(folder(), 'whole');
    fs.writeFileSync(file, events.map((event) => `${JSON.stringify(event)}\n`).join(''));
    const before = process.env[resultsVariable];
    process.env[resultsVariable] = whole;
    try {
      const totals = handOn(file, 'a.test.ts');
      const lines = fs.readFileSync(whole, 'utf8').trimEnd().split('\n');
      return { ...totals, events: lines.map((line) => JSON.parse(line) as ResultEvent) };
    } finally {
      if (before === undefined) Reflect.deleteProperty(process.env, resultsVariable);
      else process.env[resultsVariable] = before;
    }
  }

  it('are handed on, but for its end, which is not the end of all', () => {
    const { passed, failed, events } = handedOn([pass, end]);
    assert.deepEqual([passed, failed], [1, 0]);
    assert.deepEqual(events, [pass]);
  });

  it('are a failure where it did not come to its end', () => {
    const { passed, failed, events } = handedOn([pass]);
    assert.deepEqual([passed, failed], [1, 1]);
    const last = events.at(-1);
    assert.ok(last?.kind === 'fail');
    assert.equal(last.title, 'a.test.ts');
  });
});
