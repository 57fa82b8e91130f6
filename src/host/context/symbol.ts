import * as vscode from 'vscode';
import { fuzzyFind } from '../../core/context/fuzzyFind';
import type { Clock } from '../../core/ports';
import { pathOf } from '../editor/documentPath';
import { inTime } from '../editor/inTime';
import { attachCode, codeOfProblem } from '../editor/readCode';
import { mostShown, type ContextKind, type FoundContext } from './contextKind';

/** A language server that is still starting is not waited for longer, in milliseconds. */
const patienceMs = 3000;

export const symbol: ContextKind = {
  name: 'symbol',
  icon: 'symbol-class',
  label: () => vscode.l10n.t('Symbol'),
  hint: () => vscode.l10n.t('No language here knows a symbol of this name; type a part of it'),
  isThere: () => vscode.workspace.workspaceFolders !== undefined,
  find: async ({ clock }, typed) => {
    const found = await inTime(
      vscode.commands.executeCommand<readonly vscode.SymbolInformation[] | undefined>(
        'vscode.executeWorkspaceSymbolProvider',
        typed,
      ),
      patienceMs,
      clock,
    );
    const best = fuzzyFind(found ?? [], typed, ({ name }) => name, mostShown);
    return { items: best.map((one) => foundSymbol(one, clock)) };
  },
};

function foundSymbol(
  { name, containerName, location: { uri, range } }: vscode.SymbolInformation,
  clock: Clock,
): FoundContext {
  const path = `${pathOf(uri)}:${range.start.line + 1}`;
  return {
    label: name,
    detail: containerName === '' ? path : `${containerName} · ${path}`,
    attach: async () => {
      const document = await vscode.workspace.openTextDocument(uri);
      // Some servers tell where its name is, others where all of it is.
      return [attachCode(await codeOfProblem(document, range, clock))];
    },
  };
}
