import * as assert from 'node:assert/strict';
import * as path from 'node:path';
import { isForeign } from '../../integration/foreignError';

const project = path.resolve('project');
const ofHost = `    at send (${path.join(project, '.vscode-test/server/out/main.js')}:1:2)`;
const ofProject = `    at ask (${path.join(project, 'dist/extension.js')}:3:4)`;

/** An error that these frames threw. */
const thrown = (...frames: readonly string[]): Error =>
  Object.assign(new Error('no'), { stack: ['Error: no', ...frames].join('\n') });

describe('an error that nobody caught in a host of tests', () => {
  it('is the host’s own where nothing of the project is in its stack', () => {
    assert.equal(isForeign(thrown(ofHost, '    at node:internal/timers:1:2'), project), true);
  });

  it('is a failure where the project took part, or nobody knows who did', () => {
    assert.equal(isForeign(thrown(ofHost, ofProject), project), false);
    assert.equal(isForeign(thrown(), project), false);
    assert.equal(isForeign(new Error('here'), path.resolve('.')), false);
  });
});
