import assert from 'node:assert/strict';
import { jsonSyntax } from '../../../src/core/syntax/jsonSyntax';

const faults = (text: string, trailingCommas = false): readonly string[] =>
  jsonSyntax(trailingCommas)
    .outline(text)
    .faults.map(({ line, kind, text: what }) => `${line} ${kind} ${what}`);

describe('reading JSON', () => {
  it('finds nothing wrong in good JSON, also with comments', () => {
    assert.deepEqual(faults('{\n  "a": [1, true, null], // why\n  "b": { "c": "d" }\n}\n'), []);
  });

  it('says what is missing, and in which line', () => {
    assert.deepEqual(faults('{\n  "a": 1\n  "b": 2\n}'), ['3 missing ,']);
    assert.deepEqual(faults('{\n  "a" 1\n}'), ['2 missing :']);
    assert.deepEqual(faults('{\n  "a": [1\n'), ['3 missing ]', '3 missing }']);
    assert.deepEqual(faults('{\n  "a": \n}'), ['3 missing a value']);
  });

  it('says what does not belong there', () => {
    assert.deepEqual(faults('{\n  "a": yes\n}').slice(0, 1), ['2 unexpected yes']);
    assert.deepEqual(faults('{}\n}'), ['2 unexpected }']);
  });

  it('says no more of what is no JSON at all than of any other code', () => {
    const found = faults('no json\n'.repeat(500));
    assert.equal(found.length, 100);
    assert.equal(found[0], '1 unexpected no');
  });

  it('lets a comma stand before a closing bracket only where that is usual', () => {
    assert.deepEqual(faults('{\n  "a": [1,],\n}', true), []);
    assert.deepEqual(faults('[\n  1,\n]'), ['3 missing a value']);
  });
});
