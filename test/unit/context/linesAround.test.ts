import assert from 'node:assert/strict';
import { linesAround } from '../../../src/core/context/linesAround';

describe('the lines around a line', () => {
  const long = { first: 10, last: 99 };
  const cases: readonly (readonly [string, Parameters<typeof linesAround>, number, number])[] = [
    ['are all of a short range', [{ first: 3, last: 5 }, 4, 40], 3, 5],
    ['are those at its beginning while they show the line', [long, 29, 20], 10, 29],
    ['are those with the line in their middle further on', [long, 50, 20], 40, 59],
    ['are the last ones at the end', [long, 99, 20], 80, 99],
    ['are one line where that is all', [{ first: 7, last: 7 }, 7, 20], 7, 7],
  ];
  for (const [name, given, first, last] of cases)
    it(name, () => {
      assert.deepEqual(linesAround(...given), { first, last });
    });
});
