import * as vscode from 'vscode';
import type { FoundError } from '../../core/edits/newErrors';

/** The errors that VS Code reports in a file now, in the order of their lines. */
export function foundErrors(uri: vscode.Uri): readonly FoundError[] {
  const document = openDocument(uri);
  return errorsIn(uri).map(({ range, message, source = '', code }) => {
    const { line } = range.start;
    return {
      line: line + 1,
      lineText: document && line < document.lineCount ? document.lineAt(line).text : '',
      message,
      source,
      code: String((typeof code === 'object' ? code.value : code) ?? ''),
    };
  });
}

/** Errors alone, in the order of their lines. */
export function errorsIn(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error)
    .sort((a, b) => a.range.start.compareTo(b.range.start));
}

/** The document of a file, where it is open. */
export function openDocument(uri: vscode.Uri | string): vscode.TextDocument | undefined {
  const wanted = uri.toString();
  return vscode.workspace.textDocuments.find(
    (document) => !document.isClosed && document.uri.toString() === wanted,
  );
}
