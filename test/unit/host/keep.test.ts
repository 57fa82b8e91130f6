import * as assert from 'node:assert/strict';
import { StorageError } from '../../../src/core/storageError';
import { createKeep } from '../../../src/host/keep';
import { MemoryLogger } from '../../support/memoryLogger';
import { MemoryNotifier } from '../../support/memoryNotifier';

const fail = (error: Error) => () => Promise.reject<string>(error);

describe('what cannot be kept', () => {
  it('is told once for each reason, and the turn goes on', async () => {
    const notifier = new MemoryNotifier();
    const keep = createKeep(notifier, new MemoryLogger());
    const results = [
      await keep(fail(new StorageError('full'))),
      await keep(fail(new StorageError('full'))),
      await keep(fail(new StorageError('readOnly'))),
      await keep(() => Promise.resolve('kept')),
    ];
    assert.deepEqual(results, [undefined, undefined, undefined, 'kept']);
    assert.deepEqual(
      notifier.told.map(({ sentence }) => sentence),
      [new StorageError('full').message, new StorageError('readOnly').message],
    );
  });
});
