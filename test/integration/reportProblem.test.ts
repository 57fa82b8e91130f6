import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('reporting a problem', () => {
  it('fills the reporter of VS Code with what is known, and no key', async () => {
    const reports: unknown[] = [];
    // The window of a test has no reporter of its own.
    const stub = vscode.commands.registerCommand(
      'workbench.action.openIssueReporter',
      (report: unknown) => reports.push(report),
    );
    await vscode.commands.executeCommand('frugal.reportProblem');
    stub.dispose();
    const [{ extensionId, issueBody }] = reports as [{ extensionId: string; issueBody: string }];
    assert.equal(extensionId, 'frugal.frugal');
    assert.match(issueBody, /Frugal \d+\.\d+\.\d+, .*\n- /);
    assert.doesNotMatch(issueBody, /sk-or-|Bearer/);
  });
});
