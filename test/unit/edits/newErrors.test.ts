import assert from 'node:assert/strict';
import { newErrors, type FoundError } from '../../../src/core/edits/newErrors';

const error = (line: number, lineText: string, message = 'x is not defined'): FoundError => ({
  line,
  lineText,
  message,
  source: 'ts',
  code: '2304',
});

const lines = (errors: readonly FoundError[]): readonly number[] => errors.map(({ line }) => line);

describe('the errors that a change brought', () => {
  it('are not those that only moved or were indented otherwise', () => {
    const before = [error(1, 'x();'), error(5, '  return x;')];
    const after = [error(3, '  x();'), error(9, '    return x;')];
    assert.deepEqual(newErrors(before, after), []);
  });

  it('are those with another message, another name, from somebody else, or in other code', () => {
    const before = [error(1, 'x();')];
    assert.deepEqual(lines(newErrors(before, [error(1, 'x();', 'y is not defined')])), [1]);
    assert.deepEqual(lines(newErrors(before, [{ ...error(1, 'x();'), code: '1' }])), [1]);
    assert.deepEqual(lines(newErrors(before, [{ ...error(1, 'x();'), source: 'eslint' }])), [1]);
    assert.deepEqual(lines(newErrors(before, [error(1, 'x(1);')])), [1]);
  });

  it('are counted: one more of the same is new', () => {
    const same = error(1, '}', '“)” is missing');
    assert.deepEqual(lines(newErrors([same], [same, { ...same, line: 7 }])), [7]);
    assert.deepEqual(newErrors([same, same], [same]), []);
  });

  it('are in the new lines alone where nobody knows what there was', () => {
    const after = [error(1, '  x();'), error(2, 'y();')];
    assert.deepEqual(lines(newErrors('\tx();\r\nz();\r\n', after)), [2]);
    assert.deepEqual(lines(newErrors('', after)), [1, 2]);
  });
});
