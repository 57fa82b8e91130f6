import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { untilKey } from './contextKey';
import {
  closeEverything,
  forgetSaid,
  freshWindow,
  hears,
  openSample,
  pressNext,
  requestsDuring,
  withoutHaste,
} from './window';

const run = vscode.commands.executeCommand;

describe('the kept answers', () => {
  let haste: vscode.Disposable;

  before(async () => {
    await freshWindow();
    // A slow machine would know less about the code the first time, and so ask another question.
    haste = withoutHaste(20, 1500);
  });
  beforeEach(forgetSaid);
  after(async () => {
    haste.dispose();
    await closeEverything();
  });

  /** Requests that it takes to explain the same lines once more. */
  async function explain(): Promise<number> {
    await openSample('cart.ts', [36, 39]);
    return (await requestsDuring(() => run('frugal.explain'))).length;
  }

  it('are forgotten when the user says so, and only then', async () => {
    assert.deepEqual([await explain(), await explain()], [1, 0]);
    await untilKey('frugal.nothingKept', false);
    await run('frugal.clearAnswers');
    const [sentence, ...actions] = await hears(/^Forget all kept answers\?/);
    assert.match(sentence, /costs a request\. Chats stay as they are\./);
    assert.deepEqual(actions, ['Clear kept answers']);
    assert.equal(await explain(), 0);
    pressNext('Clear kept answers');
    await run('frugal.clearAnswers');
    await hears(/The kept answers were forgotten/);
    await untilKey('frugal.nothingKept', true);
    assert.deepEqual([await explain(), await explain()], [1, 0]);
  });
});
