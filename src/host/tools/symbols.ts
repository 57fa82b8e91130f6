import * as vscode from 'vscode';
import { fuzzyFind } from '../../core/context/fuzzyFind';
import { outlineText } from '../../core/context/outlineText';
import { asText } from '../../core/llm/untrusted';
import { syntaxOf } from '../../core/syntax/openSyntax';
import { toolWords } from '../../core/tools/toolWords';
import type { App } from '../app';
import { fileName, pathOf } from '../editor/documentPath';
import { NotTextError } from '../editor/errors';
import { heldBack } from '../editor/heldBack';
import { inTime } from '../editor/inTime';
import { namedFile } from '../editor/namedFile';
import { ExpectedError } from '../expectedError';
import type { WorkspaceTool } from './workspaceTool';

/** A language server that is still starting is not waited for longer, in milliseconds. */
const patienceMs = 3000;
const mostSymbols = 100;

/** What a file defines, or where the workspace defines a name. */
export const symbols: WorkspaceTool = {
  message: ({ path, query }) =>
    vscode.l10n.t('Frugal looks up the symbols of {0}', asText(path) ?? asText(query) ?? ''),
  run: async (app, input) => {
    const path = asText(input['path']) ?? '';
    const query = asText(input['query'])?.trim() ?? '';
    if (path !== '') return outlineOf(app, await namedFile(path));
    if (query !== '') return definitionsOf(app, query);
    throw new ExpectedError(vscode.l10n.t('Name a file or a symbol.'));
  },
};

/** The first line of each definition, as the language's own support tells them, else as its grammar does. */
async function outlineOf({ session, clock }: App, uri: vscode.Uri): Promise<string> {
  const document = await vscode.workspace.openTextDocument(uri).then(undefined, () => undefined);
  if (!document) throw new NotTextError(fileName(uri));
  const path = pathOf(uri);
  const { masking, openSyntax } = session.asking;
  const masked = await masking.maskLines(document.getText(), path);
  const lines = masked.split(/\r?\n/);
  const heads = (await documentSymbols(document, clock)).map(
    (line) => `${line + 1}: ${(lines[line] ?? '').trimEnd().slice(0, 160)}`,
  );
  if (heads.length > 0) return [`${path} (${lines.length} lines) defines:`, ...heads].join('\n');
  const syntax = await syntaxOf(masked, document.languageId, openSyntax);
  return (
    (syntax && outlineText(masked, syntax.outline(masked))) ?? `${path} defines nothing known.`
  );
}

async function documentSymbols(
  document: vscode.TextDocument,
  clock: App['clock'],
): Promise<readonly number[]> {
  const asked = vscode.commands.executeCommand<
    readonly (vscode.DocumentSymbol | vscode.SymbolInformation)[] | undefined
  >('vscode.executeDocumentSymbolProvider', document.uri);
  const found = (await inTime(asked, patienceMs, clock)) ?? [];
  return [...new Set(found.flatMap(linesOf))].toSorted((a, b) => a - b).slice(0, mostSymbols);
}

function linesOf(symbol: vscode.DocumentSymbol | vscode.SymbolInformation): readonly number[] {
  if (!('children' in symbol))
    return 'location' in symbol ? [symbol.location.range.start.line] : [];
  // What is inside of a function is nobody's business outside.
  const isShown = ![vscode.SymbolKind.Function, vscode.SymbolKind.Method].includes(symbol.kind);
  const inside = isShown ? symbol.children.flatMap(linesOf) : [];
  return [symbol.selectionRange.start.line, ...inside];
}

async function definitionsOf({ clock }: App, query: string): Promise<string> {
  const asked = vscode.commands.executeCommand<readonly vscode.SymbolInformation[] | undefined>(
    'vscode.executeWorkspaceSymbolProvider',
    query,
  );
  const found = ((await inTime(asked, patienceMs, clock)) ?? []).filter(({ location }) =>
    vscode.workspace.getWorkspaceFolder(location.uri),
  );
  const held = new Set((await heldBack(found.map(({ location }) => location.uri))).map(String));
  const own = found.filter(({ location }) => !held.has(location.uri.toString()));
  const best = fuzzyFind(own, query, ({ name }) => name, mostSymbols);
  if (best.length === 0) return toolWords.noSymbol;
  return best
    .map(({ name, containerName, kind, location: { uri, range } }) => {
      const inside = containerName === '' ? '' : ` in ${containerName}`;
      const place = `${pathOf(uri)}:${range.start.line + 1}`;
      return `${place}: ${vscode.SymbolKind[kind].toLowerCase()} ${name}${inside}`;
    })
    .join('\n');
}
