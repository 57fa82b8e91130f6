import * as vscode from 'vscode';
import { pathOf } from '../editor/documentPath';
import { ExpectedError } from '../expectedError';

/** Files of one name that are offered at most. */
const mostFiles = 20;

/** Opens a file that an answer names, in the workspace only; `line` is 1-based. @throws ExpectedError */
export async function openFile(path: string, line: number | undefined): Promise<void> {
  const name = path.replaceAll('\\', '/').replace(/^(\.\/)+/, '');
  const uri = (await fileAt(name)) ?? (await oneOf(await filesNamed(name)));
  if (uri === 'cancelled') return;
  if (uri === undefined)
    throw new ExpectedError(vscode.l10n.t('There is no {0} in the workspace.', name));
  await show(uri, new vscode.Position(Math.max(0, (line ?? 1) - 1), 0));
}

/** Goes to what the code of the workspace defines under this name. @throws ExpectedError */
export async function openSymbol(name: string): Promise<void> {
  const found = await vscode.commands.executeCommand<readonly vscode.SymbolInformation[]>(
    'vscode.executeWorkspaceSymbolProvider',
    name,
  );
  const own = found.filter(
    (symbol) =>
      symbol.name.replace(/\(.*$/, '') === name &&
      vscode.workspace.getWorkspaceFolder(symbol.location.uri) !== undefined,
  );
  const [first] = own;
  if (first === undefined)
    throw new ExpectedError(vscode.l10n.t('Nothing in the workspace is known as {0}.', name));
  if (own.length === 1) await show(first.location.uri, first.location.range.start);
  else await vscode.commands.executeCommand('workbench.action.quickOpen', `#${name}`);
}

async function fileAt(name: string): Promise<vscode.Uri | undefined> {
  if (isOutside(name)) return undefined;
  for (const folder of vscode.workspace.workspaceFolders ?? []) {
    const uri = vscode.Uri.joinPath(folder.uri, name);
    const stat = await vscode.workspace.fs.stat(uri).then(
      (found) => found,
      () => undefined,
    );
    if (stat !== undefined && (stat.type & vscode.FileType.File) !== 0) return uri;
  }
  return undefined;
}

/** What ends with this path, wherever in the workspace; the searches' own exclusions hold. */
async function filesNamed(name: string): Promise<readonly vscode.Uri[]> {
  // A name with signs of a pattern would find others.
  if (isOutside(name) || /[*?{}[\]]/.test(name)) return [];
  return vscode.workspace.findFiles(`**/${name}`, undefined, mostFiles);
}

function isOutside(name: string): boolean {
  return name.split('/').includes('..') || /^(?:\/|~|[a-z]:)/i.test(name);
}

async function oneOf(uris: readonly vscode.Uri[]): Promise<vscode.Uri | undefined | 'cancelled'> {
  if (uris.length <= 1) return uris[0];
  const items = uris.map((uri) => ({ label: pathOf(uri), uri }));
  return (await vscode.window.showQuickPick(items))?.uri ?? 'cancelled';
}

async function show(uri: vscode.Uri, position: vscode.Position): Promise<void> {
  const selection = new vscode.Range(position, position);
  await vscode.window.showTextDocument(uri, { selection });
}
