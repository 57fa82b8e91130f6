import assert from 'node:assert/strict';
import { oneAtATime } from '../../../src/webview/oneAtATime';

describe('what is done one at a time', () => {
  it('is done again behind itself where it is wanted meanwhile, once however often', () => {
    const told: string[] = [];
    const draw = oneAtATime(() => {
      told.push('begin');
      if (told.length === 1) {
        draw();
        draw();
      }
      told.push('end');
    });
    draw();
    assert.deepEqual(told, ['begin', 'end', 'begin', 'end']);
  });

  it('can be done again after it failed', () => {
    let count = 0;
    const draw = oneAtATime(() => {
      if ((count += 1) === 1) throw new Error('no');
    });
    assert.throws(draw);
    draw();
    assert.equal(count, 2);
  });
});
