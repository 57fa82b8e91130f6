import assert from 'node:assert/strict';
import { canServe } from '../../../src/core/routing/canServe';
import { freeModel } from '../../support/models';

const room = { promptTokens: 3000, answerTokens: 1000 };
const plain = freeModel('plain', { context: 4000, tools: false, readsImages: false });

describe('A model can serve a turn', () => {
  it('where the prompt and the answer have room in it together, to the last token', () => {
    assert.ok(canServe(plain, room));
    assert.ok(!canServe(plain, { ...room, promptTokens: 3001 }));
    assert.ok(!canServe(plain, { ...room, answerTokens: 1001 }));
  });

  it('where it may answer at such length', () => {
    assert.ok(canServe({ ...plain, maxAnswer: 1000 }, room));
    assert.ok(!canServe({ ...plain, maxAnswer: 999 }, room));
  });

  it('with images only where it reads them, and with tools only where it calls them', () => {
    const [reads, calls] = [
      { ...plain, readsImages: true },
      { ...plain, tools: true },
    ];
    const [images, tools] = [
      { ...room, images: true },
      { ...room, tools: true },
    ];
    const able = [plain, reads, calls].map((model) => [
      canServe(model, images),
      canServe(model, tools),
    ]);
    assert.deepEqual(able, [
      [false, false],
      [true, false],
      [false, true],
    ]);
    assert.ok(canServe({ ...reads, tools: true }, { ...images, tools: true }));
  });
});
