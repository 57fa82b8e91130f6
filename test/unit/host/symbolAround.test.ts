import * as assert from 'node:assert/strict';
import { symbolAround, type CodeSymbol } from '../../../src/host/editor/symbolAround';

function symbol(
  name: string,
  [first, last]: readonly [number, number],
  definition: boolean,
  ...children: readonly CodeSymbol[]
): CodeSymbol {
  return { name, first, last, definition, children };
}

const nested = [
  symbol(
    'Cart',
    [0, 30],
    true,
    symbol('items', [1, 1], false),
    symbol('total', [3, 12], true, symbol('options', [5, 8], false)),
  ),
  symbol('table', [40, 50], false),
  symbol('limit', [52, 52], false),
];

describe('the symbol around the cursor', () => {
  for (const [line, name] of [
    [3, 'total'],
    [6, 'total'],
    [1, 'Cart'],
    [20, 'Cart'],
    [45, 'table'],
    [52, undefined],
    [35, undefined],
  ] as const) {
    it(`on line ${line} is ${name ?? 'none'}`, () => {
      assert.equal(symbolAround(nested, line)?.name, name);
    });
  }

  it('is the innermost one of a flat list as well', () => {
    const flat = [symbol('total', [3, 12], true), symbol('Cart', [0, 30], true)];
    assert.equal(symbolAround(flat, 6)?.name, 'total');
  });
});
