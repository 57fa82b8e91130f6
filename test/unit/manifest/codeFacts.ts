import * as path from 'node:path';
import * as ts from 'typescript';
import { nodesOf, type SourceTree } from '../architecture/sourceTree';

const folder = 'src/host/commands';

/** The `id` of the object that a module exports under this name. */
function idOf(file: ts.SourceFile, name: string): string | undefined {
  for (const node of nodesOf(file)) {
    if (!ts.isVariableDeclaration(node) || node.name.getText() !== name) continue;
    const { initializer } = node;
    if (initializer === undefined || !ts.isObjectLiteralExpression(initializer)) continue;
    for (const property of initializer.properties) {
      if (!ts.isPropertyAssignment(property) || property.name.getText() !== 'id') continue;
      if (ts.isStringLiteral(property.initializer)) return property.initializer.text;
    }
  }
  return undefined;
}

/** Exported name -> file, for what the registry imports from its own folder. */
function importedFrom(index: ts.SourceFile): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const statement of index.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier))
      continue;
    const bindings = statement.importClause?.namedBindings;
    if (bindings === undefined || !ts.isNamedImports(bindings)) continue;
    const file = `${path.posix.join(folder, statement.moduleSpecifier.text)}.ts`;
    for (const element of bindings.elements) found.set(element.name.text, file);
  }
  return found;
}

/** The ids of the commands that `src/host/commands/index.ts` lists, in its order. */
export function listedCommands(tree: SourceTree): readonly string[] {
  const index = tree.get(`${folder}/index.ts`);
  if (index === undefined) throw new Error(`There is no ${folder}/index.ts.`);
  const files = importedFrom(index);
  const list = nodesOf(index).find(
    (node) => ts.isVariableDeclaration(node) && node.name.getText() === 'commands',
  );
  const array = list && ts.isVariableDeclaration(list) ? list.initializer : undefined;
  if (array === undefined || !ts.isArrayLiteralExpression(array)) {
    throw new Error(`${folder}/index.ts has no list called "commands".`);
  }
  return array.elements.map((element) => {
    const name = element.getText();
    const file = tree.get(files.get(name) ?? '');
    return (file && idOf(file, name)) ?? `${name} has no id`;
  });
}

/** The ids of every command of the folder, whether the registry lists it or not. */
export function writtenCommands(tree: SourceTree): readonly string[] {
  return [...tree]
    .filter(([name]) => path.posix.dirname(name) === folder)
    .flatMap(([name, file]) => idOf(file, path.posix.basename(name, '.ts')) ?? []);
}

/** Commands of ours that the code runs by their id. */
export function executedCommands(tree: SourceTree): readonly string[] {
  const calls = [...tree.values()].flatMap((file) => nodesOf(file).filter(ts.isCallExpression));
  return calls
    .filter(({ expression }) => expression.getText().endsWith('.executeCommand'))
    .flatMap(({ arguments: [id] }) => (id && ts.isStringLiteral(id) ? [id.text] : []))
    .filter((id) => id.startsWith('frugal.') && !id.endsWith('.focus'));
}

/** The names of the settings, with `frugal.`, that a settings reader asks for. */
export function settingsRead(file: ts.SourceFile): readonly string[] {
  const names = nodesOf(file)
    .filter(ts.isCallExpression)
    .filter(({ expression }) =>
      /\b(get|inspect|update|flag|choice|number)(<.*>)?$/.test(expression.getText()),
    )
    .flatMap(({ arguments: [name] }) => (name && ts.isStringLiteral(name) ? [name.text] : []));
  return [...new Set(names)].map((name) => `frugal.${name}`).sort();
}
