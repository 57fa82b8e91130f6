import * as fs from 'node:fs';
import * as path from 'node:path';
import ts from 'typescript';
import { causes } from '../../src/core/llm/causes';
import { repository } from '../vscode/folders';

/** A text of the sources that a user may read, and where it stands: `src/host/x.ts:12`. */
export interface FoundText {
  readonly text: string;
  readonly place: string;
}

/** The texts of the sources: those that are translated when they are said, and those that look as if they should be. */
export interface UserWords {
  readonly said: readonly FoundText[];
  readonly unsaid: readonly FoundText[];
}

/** Functions that say their first argument in the user's language. */
const sayers = new Set(['say', 't', 'l10n.t', 'vscode.l10n.t']);
/** Tables whose texts are said when one is picked, by the ends of their names; those of the page name texts of others. */
const table = /(Strings|Words)$/;
/** What is for developers, a model or a program. */
const unread =
  /\b(log|logger)\.\w+$|^(super|\w*Error)$|\.(run|get|all|each|exec|startsWith|includes)$/;
/** Sources whose sentences are for a model, or are said row by row (the causes). */
const others =
  /^src\/core\/(prompt|privacy|syntax|collect|languageModels)\/|^src\/core\/edits\/answer\/|Causes\.ts$|\/cause\.ts$/;

/** Looks through all sources. */
export function findUserWords(): UserWords {
  const said: FoundText[] = causeSentences();
  const unsaid: FoundText[] = [];
  for (const file of sources('src')) {
    const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
    const text = fs.readFileSync(path.join(repository, file), 'utf8');
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind);
    const visit = (node: ts.Node): void => {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      for (const found of textsIn(node)) {
        const one = { text: found, place: `${file}:${line + 1}` };
        if (isSaid(node, source)) said.push(one);
        else if (isSentence(found) && !others.test(file) && !isUnread(node, source))
          unsaid.push(one);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return { said, unsaid };
}

function sources(folder: string): readonly string[] {
  const entries = fs.readdirSync(path.join(repository, folder), {
    recursive: true,
    withFileTypes: true,
  });
  return entries
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map(({ parentPath, name }) => path.relative(repository, path.join(parentPath, name)))
    .map((file) => file.replaceAll('\\', '/'));
}

/** The table of causes is said row by row, when one happens. */
function causeSentences(): FoundText[] {
  return Object.entries(causes).flatMap(([name, { title, titleOfSeveral, happened, next }]) =>
    [title, titleOfSeveral ?? [], happened, next]
      .flat(3)
      .map((text) => ({ text, place: `the cause ${name}` })),
  );
}

/** Two words or more that begin as a sentence does. */
function isSentence(text: string): boolean {
  return /^[A-Z][a-z]* [a-z]|^[A-Z][a-z]+…$/.test(text.trim());
}

function textsIn(node: ts.Node): readonly string[] {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [node.text];
  if (ts.isJsxText(node)) return [node.text];
  if (!ts.isTemplateExpression(node)) return [];
  return [[node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('{}')];
}

/** Whether it is, or is chosen among others to be, what a sayer says. */
function isSaid(node: ts.Node, source: ts.SourceFile): boolean {
  let child = node;
  for (let { parent } = node; ; { parent } = parent) {
    if (ts.isCallExpression(parent))
      return parent.arguments[0] === child && sayers.has(parent.expression.getText(source));
    if (ts.isVariableDeclaration(parent))
      return table.test(parent.name.getText(source)) && !source.fileName.startsWith('src/webview/');
    const leadsOn =
      (ts.isConditionalExpression(parent) && parent.condition !== child) ||
      (ts.isPropertyAssignment(parent) && parent.initializer === child) ||
      ts.isObjectLiteralExpression(parent) ||
      ts.isParenthesizedExpression(parent) ||
      ts.isAsExpression(parent) ||
      ts.isSatisfiesExpression(parent);
    if (!leadsOn) return false;
    child = parent;
  }
}

function isUnread({ parent }: ts.Node, source: ts.SourceFile): boolean {
  // An error says what went wrong to developers; what users read of it is said.
  if (ts.isNewExpression(parent)) return true;
  return ts.isCallExpression(parent) && unread.test(parent.expression.getText(source));
}
