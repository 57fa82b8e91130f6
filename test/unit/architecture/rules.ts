import * as ts from 'typescript';
import { importsOf, neighboursOf, nodesOf, type SourceTree } from './sourceTree';

/** What is wrong, one line each; nothing when the rule is kept. */
export type Rule = (tree: SourceTree) => readonly string[];

/** The files of each import cycle that a walk in depth comes upon. */
export const importCycles: Rule = (tree) => {
  const cycles: string[] = [];
  const finished = new Set<string>();
  const way: string[] = [];
  const walk = (name: string): void => {
    if (finished.has(name)) return;
    const start = way.indexOf(name);
    if (start >= 0) {
      cycles.push([...way.slice(start), name].join(' -> '));
      return;
    }
    way.push(name);
    const file = tree.get(name);
    for (const next of file ? neighboursOf(tree, file) : []) walk(next);
    way.pop();
    finished.add(name);
  };
  for (const name of tree.keys()) walk(name);
  return cycles;
};

type Layer = 'shared' | 'core' | 'host' | 'webview' | 'extension';

const mayImport: Readonly<Record<Layer, readonly Layer[]>> = {
  shared: ['shared'],
  core: ['core', 'shared'],
  host: ['host', 'core', 'shared'],
  webview: ['webview', 'shared'],
  extension: ['host', 'core', 'shared'],
};

function layerOf(file: string): Layer | undefined {
  const layer = /^src\/(shared|core|host|webview|extension)(?:\/|\.ts$)/.exec(file)?.[1];
  return layer as Layer | undefined;
}

/** `shared` <- `core` <- `host` <- `extension.ts`, and `shared` <- `webview`. */
export const wrongLayers: Rule = (tree) =>
  [...tree].flatMap(([name, file]) => {
    const layer = layerOf(name);
    if (layer === undefined) return [`${name} is in no layer`];
    const wrong = neighboursOf(tree, file).filter((to) => {
      const target = layerOf(to);
      return target === undefined || !mayImport[layer].includes(target);
    });
    return wrong.map((to) => `${name} -> ${to}`);
  });

/** `vscode` in `host/` and `extension.ts` only, `node:` in `host/node/` only. */
export const wrongRuntimes: Rule = (tree) =>
  [...tree].flatMap(([name, file]) => {
    const imports = importsOf(file);
    const knowsVscode = /^src\/(host\/|extension\.ts$)/.test(name);
    const knowsNode = name.startsWith('src/host/node/');
    return imports
      .filter((to) => (to === 'vscode' && !knowsVscode) || (to.startsWith('node:') && !knowsNode))
      .map((to) => `${name} -> ${to}`);
  });

/** The part of all files that imports `vscode`, from 0 to 1. */
export const vscodeShare = (tree: SourceTree): number =>
  [...tree.values()].filter((file) => importsOf(file).includes('vscode')).length / tree.size;

/** Files that use a property with one of these names: `x.name`, `const { name } = x`. */
export function filesUsing(tree: SourceTree, property: RegExp): readonly string[] {
  const uses = (node: ts.Node): boolean =>
    (ts.isPropertyAccessExpression(node) && property.test(node.name.text)) ||
    (ts.isBindingElement(node) && property.test((node.propertyName ?? node.name).getText()));
  return [...tree].filter(([, file]) => nodesOf(file).some(uses)).map(([name]) => name);
}

/** `any`, comments that silence the compiler or the linter, and `console`. */
export const forbiddenWords: Rule = (tree) =>
  [...tree].flatMap(([name, file]) => {
    const silenced = /@ts-(ignore|expect-error|nocheck)|eslint-disable/.exec(file.text)?.[0];
    const words = nodesOf(file).flatMap((node) => {
      if (node.kind === ts.SyntaxKind.AnyKeyword) return ['any'];
      const isUsed = ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);
      return isUsed && node.expression.getText() === 'console' ? ['console'] : [];
    });
    return [...words, ...(silenced === undefined ? [] : [silenced])].map(
      (word) => `${name}: ${word}`,
    );
  });

/** The part of all declared properties that is `readonly`, from 0 to 1. */
export function readonlyShare(tree: SourceTree): number {
  const properties = [...tree.values()]
    .flatMap(nodesOf)
    .filter(
      (node) =>
        ts.isPropertySignature(node) ||
        ts.isPropertyDeclaration(node) ||
        (ts.isParameter(node) && ts.isParameterPropertyDeclaration(node, node.parent)),
    );
  const fixed = properties.filter(
    (node) => (ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Readonly) !== 0,
  );
  return properties.length === 0 ? 1 : fixed.length / properties.length;
}

function exportCount(file: ts.SourceFile): number {
  return file.statements.reduce((count, statement) => {
    if (ts.isExportDeclaration(statement)) {
      const clause = statement.exportClause;
      return (
        count + (clause !== undefined && ts.isNamedExports(clause) ? clause.elements.length : 1)
      );
    }
    const exported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (!exported) return count;
    return (
      count +
      (ts.isVariableStatement(statement) ? statement.declarationList.declarations.length : 1)
    );
  }, 0);
}

/** The median of the number of names that files export; files that export none are left out. */
export function medianExports(tree: SourceTree): number {
  const counts = [...tree.values()].map(exportCount).filter((count) => count > 0);
  counts.sort((a, b) => a - b);
  const middle = counts.length / 2;
  const low = counts[Math.ceil(middle) - 1] ?? 0;
  return (low + (counts[Math.floor(middle)] ?? low)) / 2;
}
