import * as assert from 'node:assert/strict';
import { runTool } from '../../../src/host/tools/runTool';
import { workspace } from '../../support/vscode';

type Given = Parameters<typeof runTool>;

describe('a tool for models', () => {
  afterEach(() => (workspace.isTrusted = true));

  it('does not run in Restricted Mode', async () => {
    workspace.isTrusted = false;
    const tool = { message: () => '', run: () => assert.fail('it ran') };
    const options = { input: {}, toolInvocationToken: undefined };
    const run = runTool({} as Given[0], tool, options, {} as Given[3]);
    await assert.rejects(run, /Restricted Mode/);
  });
});
