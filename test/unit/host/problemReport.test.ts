import * as assert from 'node:assert/strict';
import { problemReport } from '../../../src/host/problemReport';

describe('A report of a problem', () => {
  const facts = {
    version: '0.1.0',
    editor: 'Visual Studio Code 1.105.0',
    place: 'desktop, wsl',
    provider: 'openrouter',
    model: 'maker/name:free',
    changedSettings: ['frugal.review'],
    log: ['chat, request 1: asked maker/name:free of openrouter, answered, counted: yes, 900 ms'],
  };

  it('tells what runs, what was set, and what became of the last requests', () => {
    const report = problemReport(facts);
    for (const told of ['Frugal 0.1.0', 'wsl', 'maker/name:free', 'frugal.review', '900 ms'])
      assert.ok(report.includes(told), told);
  });

  it('says so where nothing was set', () => {
    assert.match(problemReport({ ...facts, changedSettings: [] }), /Settings changed: none/);
  });
});
