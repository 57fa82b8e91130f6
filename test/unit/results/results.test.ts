import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { ResultEvent } from '../../results/resultEvent';
import { readResults } from '../../results/resultReader';
import { resultText } from '../../results/resultText';

const pass: ResultEvent = { kind: 'pass', depth: 1, title: 'works', ms: 3 };
const end: ResultEvent = { kind: 'end', totals: { passed: 1, failed: 0, skipped: 0 } };

describe('the results of a run', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'frugal-results-test-'));
    file = path.join(folder, 'results');
  });

  afterEach(() => fs.rmSync(folder, { recursive: true }));

  it('are totals only when the run came to its end', () => {
    fs.writeFileSync(file, `${JSON.stringify(pass)}\n`);
    const seen: ResultEvent[] = [];
    const died = readResults(file, (event) => seen.push(event));
    assert.equal(died.finish(), undefined);
    assert.deepEqual(seen, [pass]);
    fs.appendFileSync(file, `${JSON.stringify(end)}\n`);
    assert.deepEqual(readResults(file, () => undefined).finish(), end.totals);
  });

  it('are those of the run that comes second, where another one has ended before', () => {
    fs.writeFileSync(file, `${JSON.stringify(end)}\n`);
    const { size } = fs.statSync(file);
    assert.equal(readResults(file, () => undefined, size).finish(), undefined);
  });

  it('are none when nothing was ever written', () => {
    assert.equal(readResults(file, () => undefined).finish(), undefined);
  });

  it('show failures always, and the rest on demand', () => {
    const fail: ResultEvent = { kind: 'fail', depth: 1, title: 'a breaks', error: 'Error: no' };
    assert.match(resultText(fail, 'brief') ?? '', /FAILED a breaks\n\s+Error: no/);
    assert.equal(resultText(pass, 'brief'), undefined);
    assert.match(resultText(pass, 'all') ?? '', /✓ works \(3 ms\)/);
  });
});
