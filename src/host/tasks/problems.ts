import * as vscode from 'vscode';
import {
  tellProblem,
  tellProblems,
  type Problem,
  type ToldProblems,
} from '../../core/prompt/tellProblems';
import { pathOf } from '../editor/documentPath';

/** Errors and warnings of a document, in the order of their lines; those that touch `range` where it is given. */
export function problemsOf(
  document: Pick<vscode.TextDocument, 'uri'>,
  range?: vscode.Range,
): readonly vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ severity }) => severity <= vscode.DiagnosticSeverity.Warning)
    .filter((problem) => !range || range.intersection(problem.range) !== undefined)
    .sort((a, b) => a.range.start.compareTo(b.range.start));
}

/** The problems in words, and how many of them there was room for. */
export function describeProblems(problems: readonly vscode.Diagnostic[]): ToldProblems {
  return tellProblems(problems.map(toProblem));
}

/** One problem: its line, what it says, who says so. */
export function describeProblem(problem: vscode.Diagnostic): string {
  return tellProblem(toProblem(problem));
}

function toProblem(problem: vscode.Diagnostic): Problem {
  const { range, message, source, relatedInformation = [] } = problem;
  return {
    line: range.start.line + 1,
    message,
    by: [source, codeOf(problem)].filter(Boolean).join(' '),
    related: relatedInformation.map(
      ({ location: { uri, range: there }, message: why }) =>
        `${pathOf(uri)}:${there.start.line + 1}: ${why}`,
    ),
  };
}

function codeOf({ code }: vscode.Diagnostic): string {
  const value = typeof code === 'object' ? code.value : code;
  return value === undefined ? '' : String(value);
}
