import * as vscode from 'vscode';
import type { Clock } from '../../core/ports';
import { inTime } from './inTime';
import type { CodeSymbol } from './symbolAround';

const definitions: ReadonlySet<vscode.SymbolKind> = new Set([
  vscode.SymbolKind.Function,
  vscode.SymbolKind.Method,
  vscode.SymbolKind.Constructor,
  vscode.SymbolKind.Class,
  vscode.SymbolKind.Interface,
  vscode.SymbolKind.Enum,
  vscode.SymbolKind.Struct,
]);

/** What a language server knows of a document's symbols; none where there is no server, or none in time. */
export async function symbolsOf(
  document: vscode.TextDocument,
  clock: Clock,
  patienceMs: number,
): Promise<readonly CodeSymbol[]> {
  const found = await inTime(
    vscode.commands.executeCommand<
      readonly (vscode.DocumentSymbol | vscode.SymbolInformation)[] | undefined
    >('vscode.executeDocumentSymbolProvider', document.uri),
    patienceMs,
    clock,
  );
  return (found ?? []).map(toSymbol);
}

function toSymbol(symbol: vscode.DocumentSymbol | vscode.SymbolInformation): CodeSymbol {
  const range = 'range' in symbol ? symbol.range : symbol.location.range;
  return {
    name: symbol.name,
    definition: definitions.has(symbol.kind),
    first: range.start.line,
    last: range.end.line,
    children: 'children' in symbol ? symbol.children.map(toSymbol) : [],
  };
}
