import * as vscode from 'vscode';

/** So many are told to the model at most: more have a common cause, or are for another time. */
const mostProblems = 15;

/** Errors and warnings of a document, in the order of their lines; those that touch `range` where it is given. */
export function problemsOf(
  document: vscode.TextDocument,
  range?: vscode.Range,
): readonly vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ severity }) => severity <= vscode.DiagnosticSeverity.Warning)
    .filter((problem) => !range || range.intersection(problem.range) !== undefined)
    .sort((a, b) => a.range.start.compareTo(b.range.start));
}

/** The problems in words, one a line, with the places that they refer to. */
export function describeProblems(problems: readonly vscode.Diagnostic[]): string {
  const told = problems.slice(0, mostProblems).map(describeProblem);
  const left = problems.length - told.length;
  const more = left > 0 ? [vscode.l10n.t('and {0} more', left)] : [];
  return [...told, ...more].join('\n');
}

/** One problem: its line, what it says, who says so. */
export function describeProblem(problem: vscode.Diagnostic): string {
  const { range, message, relatedInformation = [] } = problem;
  const by = [problem.source, codeOf(problem)].filter(Boolean).join(' ');
  const line = vscode.l10n.t('Line {0}: {1}', range.start.line + 1, message);
  const related = relatedInformation
    .slice(0, 5)
    .map(
      ({ location, message: why }) =>
        `  ${vscode.workspace.asRelativePath(location.uri)}:${location.range.start.line + 1}: ${why}`,
    );
  return [by === '' ? line : `${line} (${by})`, ...related].join('\n');
}

function codeOf({ code }: vscode.Diagnostic): string {
  const value = typeof code === 'object' ? code.value : code;
  return value === undefined ? '' : String(value);
}
