import * as assert from 'node:assert/strict';
import { restoreProposedApiCheck } from '../../vscode/proposedApi';

const patched =
  'function aB(t,e){return!0}function cD(t,e){if(!aB(t,e))throw new Error(`Extension ' +
  "'${t.identifier.value}' CANNOT use API proposal: ${e}`)}";

describe('the check for proposed API', () => {
  it('lets an extension use what it declares, and nothing else', () => {
    const restored = restoreProposedApiCheck(patched);
    assert.ok(restored.includes('return!!t.enabledApiProposals?.includes(e)'));
    assert.equal(restored.split('function cD').length, 2, 'the caller is still there');
  });

  it('is not believed to be back when its place was not found', () => {
    assert.throws(() => restoreProposedApiCheck('function aB(t,e){return!0}'), /not where/);
    assert.throws(() => restoreProposedApiCheck(restoreProposedApiCheck(patched)), /not where/);
  });
});
