import * as assert from 'node:assert/strict';
import { Emitter } from '../../../src/core/event';
import { HiddenModels } from '../../../src/core/routing/hiddenModels';
import { followModels } from '../../../src/host/languageModels/followModels';
import { MemoryCache } from '../../support/memoryCache';

type Given = Parameters<typeof followModels>;

describe("VS Code's list of models", () => {
  it('is made anew when a model is hidden, and when it is shown again', async () => {
    let made = 0;
    const [catalogue, keys, settings] = [0, 1, 2].map(() => ({
      onDidChange: new Emitter<void>().event,
    }));
    const hidden = new HiddenModels(new MemoryCache());
    const notifier = { run: () => (made += 1) };
    const app = { catalogue, keys, settings, hidden, notifier } as unknown as Given[0];
    const following = followModels(app, undefined as never);
    await hidden.toggle('a');
    assert.equal(made, 1);
    await hidden.show('a');
    assert.equal(made, 2);
    following.dispose();
    await hidden.toggle('a');
    assert.equal(made, 2);
  });
});
