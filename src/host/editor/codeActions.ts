import * as vscode from 'vscode';
import { describeProblem, describeProblems, problemsOf } from '../tasks/problems';
import { isChangeable } from './changeable';

const rewrite = vscode.CodeActionKind.RefactorRewrite.append('frugal');

/**
 * The lightbulb: *Fix* and *Explain* on a problem, *Refactor* on a selection, where each can work. It asks nobody.
 *
 * @param offered hears of a problem that can be fixed
 */
const createProvider = (
  offered: (document: vscode.TextDocument, problem: vscode.Diagnostic) => void,
): vscode.CodeActionProvider => ({
  provideCodeActions: (document, range, { diagnostics }) => {
    if (document.uri.scheme.startsWith('frugal-')) return [];
    const problem = diagnostics.reduce<vscode.Diagnostic | undefined>(graver, undefined);
    const mayChange = isChangeable(document.uri.scheme);
    const all = problem && mayChange ? problemsOf(document) : [];
    const actions = [];
    if (problem && mayChange) {
      offered(document, problem);
      actions.push(fixAction(problem));
    }
    if (all.length > 1) actions.push(fixAllAction(all, describeProblems(all).told));
    if (problem) actions.push(explainAction(problem));
    if (mayChange && !range.isEmpty) actions.push(refactorAction());
    return actions;
  },
});

export function registerCodeActions(
  offered: Parameters<typeof createProvider>[0],
): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider({ scheme: '*' }, createProvider(offered), {
    providedCodeActionKinds: [rewrite, vscode.CodeActionKind.QuickFix],
  });
}

function graver(one: vscode.Diagnostic | undefined, other: vscode.Diagnostic): vscode.Diagnostic {
  return one && one.severity <= other.severity ? one : other;
}

function refactorAction(): vscode.CodeAction {
  const title = vscode.l10n.t('Refactor with Frugal…');
  const action = new vscode.CodeAction(title, rewrite);
  action.command = { title, command: 'frugal.refactor' };
  return action;
}

function fixAction(problem: vscode.Diagnostic): vscode.CodeAction {
  const title = vscode.l10n.t('Fix with Frugal (1 request)');
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { title, command: 'frugal.fix', arguments: [{ range: problem.range }] };
  action.diagnostics = [problem];
  return action;
}

/** Says how many one request is about. */
function fixAllAction(
  { length: count }: readonly vscode.Diagnostic[],
  told: number,
): vscode.CodeAction {
  const { l10n } = vscode;
  const title =
    told === count
      ? l10n.t('Fix all {0} problems of this file with Frugal (1 request)', count)
      : l10n.t('Fix {0} of {1} problems of this file with Frugal (1 request)', told, count);
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { title, command: 'frugal.fixAll' };
  return action;
}

function explainAction(diagnostic: vscode.Diagnostic): vscode.CodeAction {
  const title = vscode.l10n.t('Explain with Frugal (1 request)');
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  const problem = describeProblem(diagnostic);
  action.command = { title, command: 'frugal.explain', arguments: [{ problem }] };
  action.diagnostics = [diagnostic];
  return action;
}
