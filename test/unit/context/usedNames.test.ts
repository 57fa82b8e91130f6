import assert from 'node:assert/strict';
import { usedNames } from '../../../src/core/context/usedNames';

const namesOf = (code: string, most = 20): readonly string[] =>
  usedNames(code, most).map(({ name }) => name);

describe('the names that code uses', () => {
  it('are those of the lines that matter most first, where they stand there', () => {
    const code = 'const price = Cart.sum(\n  /* a\n */ tax,\n);\nprice.add(rate);\n';
    const names = usedNames(code, 4, [4, 2]);
    assert.deepEqual(
      names.map(({ name }) => name),
      ['tax', 'price', 'add', 'rate'],
    );
    assert.deepEqual(
      names.map(({ offset }) => offset),
      ['tax', 'price.add', 'add', 'rate'].map((text) => code.indexOf(text)),
    );
  });

  it('are found once, types first, without the words of the language', () => {
    const code = 'async function total(cart: Cart): Promise<Money> { return sum(cart.items); }';
    assert.deepEqual(namesOf(code), ['Cart', 'Promise', 'Money', 'total', 'cart', 'sum', 'items']);
  });

  it('are not looked for in texts and comments', () => {
    const code = 'log("Nobody here"); // nor Here\n/* nor Anywhere */ run(\'Else\', `Where`)';
    assert.deepEqual(namesOf(code), ['log', 'run']);
    assert.deepEqual(namesOf('value = read()  # Not this\nname = "x"'), ['value', 'read', 'name']);
  });

  it('point at their first use', () => {
    const code = 'const kept = "first"; use(first, kept)';
    for (const { name, offset } of usedNames(code, 10))
      assert.ok(code.startsWith(name, offset), name);
    assert.equal(usedNames(code, 10).find(({ name }) => name === 'first')?.offset, 26);
  });

  it('are bounded', () => {
    const code = Array.from({ length: 500 }, (_, n) => `call${n}()`).join(';');
    assert.equal(namesOf(code, 12).length, 12);
  });
});
