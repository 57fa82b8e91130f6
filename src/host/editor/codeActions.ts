import * as vscode from 'vscode';

const rewrite = vscode.CodeActionKind.RefactorRewrite.append('frugal');

/** The lightbulb: *Refactor* on a selection, *Explain* on a problem. It computes nothing and asks nobody. */
const provider: vscode.CodeActionProvider = {
  provideCodeActions: (document, range, { diagnostics }) => {
    if (document.uri.scheme === 'frugal-proposal') return [];
    const actions = diagnostics.slice(0, 1).map(explainAction);
    return range.isEmpty ? actions : [...actions, refactorAction()];
  },
};

export function registerCodeActions(): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider({ scheme: '*' }, provider, {
    providedCodeActionKinds: [rewrite, vscode.CodeActionKind.QuickFix],
  });
}

function refactorAction(): vscode.CodeAction {
  const title = vscode.l10n.t('Refactor with Frugal…');
  const action = new vscode.CodeAction(title, rewrite);
  action.command = { title, command: 'frugal.refactor' };
  return action;
}

function explainAction(diagnostic: vscode.Diagnostic): vscode.CodeAction {
  const title = vscode.l10n.t('Explain with Frugal');
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  const place = vscode.l10n.t('line {0}', diagnostic.range.start.line + 1);
  const problem = `${diagnostic.message} (${place})`;
  action.command = { title, command: 'frugal.explain', arguments: [{ problem }] };
  action.diagnostics = [diagnostic];
  return action;
}
