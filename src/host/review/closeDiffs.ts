import * as vscode from 'vscode';

/** Closes every diff that has this proposal on its right side. */
export async function closeDiffs(proposal: vscode.Uri): Promise<void> {
  const shown = proposal.toString();
  const tabs = vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .filter(
      ({ input }) =>
        input instanceof vscode.TabInputTextDiff && input.modified.toString() === shown,
    );
  if (tabs.length > 0) await vscode.window.tabGroups.close(tabs);
}
