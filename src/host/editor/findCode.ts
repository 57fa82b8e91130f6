import * as vscode from 'vscode';
import type { Clock, Disposable } from '../../core/ports';
import { codeAround } from './codeAround';
import { symbolAround, type CodeSymbol } from './symbolAround';

/** A language server that is still starting is not waited for longer. */
const patienceMs = 1500;

const definitions: ReadonlySet<vscode.SymbolKind> = new Set([
  vscode.SymbolKind.Function,
  vscode.SymbolKind.Method,
  vscode.SymbolKind.Constructor,
  vscode.SymbolKind.Class,
  vscode.SymbolKind.Interface,
  vscode.SymbolKind.Enum,
  vscode.SymbolKind.Struct,
]);

/** The lines of the symbol around a position, else of the piece of code around it. */
export async function findCode(
  document: vscode.TextDocument,
  position: vscode.Position,
  clock: Clock,
): Promise<vscode.Range | undefined> {
  const symbol = symbolAround(await symbolsOf(document, clock), position.line);
  if (symbol) return linesRange(document, symbol.first, symbol.last);
  const lines = document.getText().split(/\r?\n/);
  const span = codeAround(lines, position.line);
  return span && linesRange(document, span.first, span.last);
}

/** Whole lines, without the line break of the last one. */
export function linesRange(
  document: vscode.TextDocument,
  first: number,
  last: number,
): vscode.Range {
  return document.validateRange(new vscode.Range(first, 0, last, Number.MAX_SAFE_INTEGER));
}

async function symbolsOf(
  document: vscode.TextDocument,
  clock: Clock,
): Promise<readonly CodeSymbol[]> {
  const asked = vscode.commands.executeCommand<
    readonly (vscode.DocumentSymbol | vscode.SymbolInformation)[] | undefined
  >('vscode.executeDocumentSymbolProvider', document.uri);
  let timer: Disposable | undefined;
  const tooLong = new Promise<undefined>((resolve) => {
    timer = clock.after(patienceMs, () => resolve(undefined));
  });
  try {
    const found = await Promise.race([asked, tooLong]);
    return (found ?? []).map(toSymbol);
  } catch {
    // A language server that fails is as good as none.
    return [];
  } finally {
    timer?.dispose();
  }
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
