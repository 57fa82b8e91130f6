import * as fs from 'node:fs';
import * as path from 'node:path';
import * as ts from 'typescript';

/** Parsed sources by their path from the root of the repository, with `/`. */
export type SourceTree = ReadonlyMap<string, ts.SourceFile>;

/** A tree from texts, so that a rule can be shown what it must refuse. */
export function sourceTree(texts: Readonly<Record<string, string>>): SourceTree {
  return new Map(
    Object.entries(texts).map(([file, text]) => [
      file,
      ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true),
    ]),
  );
}

/** Every TypeScript file below a folder of the repository. */
export function readSourceTree(folder: string): SourceTree {
  const texts: Record<string, string> = {};
  for (const name of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(name)) continue;
    const file = path.posix.join(folder, name.replaceAll(path.sep, '/'));
    texts[file] = fs.readFileSync(file, 'utf8');
  }
  return sourceTree(texts);
}

const nodesByFile = new WeakMap<ts.SourceFile, readonly ts.Node[]>();

/** Every node of a file, parents first. */
export function nodesOf(file: ts.SourceFile): readonly ts.Node[] {
  const known = nodesByFile.get(file);
  if (known !== undefined) return known;
  const nodes: ts.Node[] = [];
  const collect = (node: ts.Node): void => {
    nodes.push(node);
    ts.forEachChild(node, collect);
  };
  collect(file);
  nodesByFile.set(file, nodes);
  return nodes;
}

function importedName(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
    return node.argument.literal;
  const dynamic = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
  return dynamic ? node.arguments[0] : undefined;
}

/** What a file imports, as written: types, re-exports and `import()` included. */
export function importsOf(file: ts.SourceFile): readonly string[] {
  return nodesOf(file).flatMap((node) => {
    const name = importedName(node);
    return name !== undefined && ts.isStringLiteral(name) ? [name.text] : [];
  });
}

/** The files of the tree that a file imports. */
export function neighboursOf(tree: SourceTree, file: ts.SourceFile): readonly string[] {
  return importsOf(file)
    .filter((name) => name.startsWith('.'))
    .flatMap((name) => {
      const to = path.posix.join(path.posix.dirname(file.fileName), name);
      const endings = [`${to}.ts`, `${to}.tsx`, `${to}/index.ts`];
      return endings.filter((candidate) => tree.has(candidate));
    });
}
