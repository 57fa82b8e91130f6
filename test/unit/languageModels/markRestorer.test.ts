import assert from 'node:assert/strict';
import { MarkRestorer } from '../../../src/core/languageModels/markRestorer';
import { secretMark } from '../../../src/core/privacy/secretMark';

const mark = '__SECRET_GITHUB_TOKEN_0f1e2d3c4b__';
const restorer = (): MarkRestorer =>
  new MarkRestorer((text) =>
    text.replace(secretMark, (found) => (found === mark ? 'ghp_x' : found)),
  );

describe('A secret in a text that comes in pieces', () => {
  it('is put back wherever the pieces end', () => {
    const text = `a __b__ ${mark}${mark} _c __SECRET_ snake_case_name__`;
    const whole = text.replaceAll(mark, 'ghp_x');
    for (let length = 1; length <= text.length; length++) {
      const one = restorer();
      const pieces: string[] = [];
      for (let at = 0; at < text.length; at += length)
        pieces.push(one.push(text.slice(at, at + length)));
      assert.equal([...pieces, one.end()].join(''), whole, `in pieces of ${length}`);
    }
  });

  it('holds nothing back that cannot become a mark', () => {
    const one = restorer();
    assert.equal(one.push('const my_name = '), 'const my_name = ');
    assert.equal(one.push('__dirname + '), '__dirname + ');
    assert.equal(one.push(`${mark};`), 'ghp_x;');
    assert.equal(one.push('__SEC'), '');
    assert.equal(one.push('OND'), '__SECOND');
  });
});
