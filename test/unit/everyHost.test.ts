import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';

interface Configuration {
  readonly grep: string;
  readonly spec: readonly string[];
}

const folder = 'test/ui';

describe('the scenarios of every host', () => {
  const text = fs.readFileSync(path.join(folder, '.mocharc.web.json'), 'utf8');
  const { grep, spec } = JSON.parse(text) as Configuration;
  /** How many there are in each file that has some. */
  const counts = fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => {
      const file = `${folder}/${name}`;
      const found = fs.readFileSync(file, 'utf8').match(new RegExp(`${grep}'`, 'g')) ?? [];
      return [file, found.length] as const;
    })
    .filter(([, count]) => count > 0);

  it('are thirty', () => {
    assert.equal(
      counts.reduce((sum, [, count]) => sum + count, 0),
      30,
    );
  });

  it('are all in files that the run in a browser takes, and it takes no other', () => {
    assert.deepEqual(counts.map(([file]) => file).sort(), [...spec].sort());
  });
});
