import assert from 'node:assert/strict';
import { HiddenModels } from '../../../src/core/routing/hiddenModels';
import { ModelNotes } from '../../../src/core/routing/modelNotes';
import { MemoryCache } from '../../support/memoryCache';

describe('The hidden models', () => {
  it('are those that were hidden and not shown again', async () => {
    const cache = new MemoryCache();
    const hidden = new HiddenModels(cache);
    assert.deepEqual(await hidden.list(), []);
    await hidden.toggle('a');
    await hidden.toggle('b');
    await hidden.toggle('a');
    assert.deepEqual(await new HiddenModels(cache).list(), ['b']);
    await hidden.show('a');
    assert.deepEqual(await hidden.list(), ['b']);
    await hidden.show('b');
    assert.deepEqual(await hidden.list(), []);
  });
});

describe('The hidden models of two windows', () => {
  it('are told in the other window with its next look, once', async () => {
    const cache = new MemoryCache();
    const [here, there] = [new HiddenModels(cache), new HiddenModels(cache)];
    let changes = 0;
    there.onDidChange(() => (changes += 1));
    await there.list();
    await here.toggle('a');
    assert.equal(changes, 0);
    assert.deepEqual(await there.list(), ['a']);
    await there.list();
    assert.equal(changes, 1);
    await there.toggle('a');
    await there.list();
    assert.equal(changes, 2);
  });

  it('are no news when they are read for the first time', async () => {
    const cache = new MemoryCache();
    await new HiddenModels(cache).toggle('a');
    const hidden = new HiddenModels(cache);
    hidden.onDidChange(() => assert.fail('nothing changed'));
    assert.deepEqual(await hidden.list(), ['a']);
  });
});

describe('The notes about models', () => {
  it('are kept one for each model, cut where they are long, and gone when empty', async () => {
    const cache = new MemoryCache();
    const notes = new ModelNotes(cache);
    assert.deepEqual(await notes.all(), {});
    await notes.write('a', '  Good at regular expressions.\n');
    await notes.write('__proto__', 'x'.repeat(600));
    await notes.write('b', 'Slow');
    await notes.write('b', ' ');
    const kept = await new ModelNotes(cache).all();
    assert.deepEqual(Object.entries(kept), [
      ['a', 'Good at regular expressions.'],
      ['__proto__', 'x'.repeat(500)],
    ]);
  });
});
