import type { Node, Parser, Point, Query, Tree } from '@vscode/tree-sitter-wasm';
import type { Disposable } from '../ports';
import { mostFaults, type CodeSymbol, type Outline, type SyntaxFault } from './codeSymbol';
import type { Syntax } from './syntax';

/** What was read last, so that the versions of one text that follow are read faster. */
interface Known {
  readonly text: string;
  readonly tree: Tree;
  readonly outline: Outline;
}

/**
 * Reads texts of one language. Trees live outside the garbage collector: each is deleted before a method returns, but for
 * that of the last first version.
 */
export class SyntaxReader implements Syntax, Disposable {
  private known: Known | undefined;

  constructor(
    private readonly parser: Parser,
    private readonly query: Query,
  ) {}

  outline(text: string): Outline {
    const tree = this.parse(text);
    try {
      return this.outlineOf(tree);
    } finally {
      tree.delete();
    }
  }

  outlines(before: string, after: string): readonly [before: Outline, after: Outline] {
    const { tree, outline } = this.remember(before);
    const old = tree.copy();
    try {
      old.edit(changeBetween(before, after));
      const next = this.parse(after, old);
      try {
        return [outline, this.outlineOf(next)];
      } finally {
        next.delete();
      }
    } finally {
      old.delete();
    }
  }

  forget(): void {
    this.known?.tree.delete();
    this.known = undefined;
  }

  dispose(): void {
    this.forget();
    this.query.delete();
    this.parser.delete();
  }

  private remember(text: string): Known {
    if (this.known?.text === text) return this.known;
    this.forget();
    const tree = this.parse(text);
    this.known = { text, tree, outline: this.outlineOf(tree) };
    return this.known;
  }

  private parse(text: string, old: Tree | null = null): Tree {
    const tree = this.parser.parse(text, old);
    // Only where no language is set or the parse is called off, and neither happens here.
    if (!tree) throw new Error('The parser gave no tree.');
    return tree;
  }

  private outlineOf(tree: Tree): Outline {
    const faults: SyntaxFault[] = [];
    collectFaults(tree.rootNode, faults);
    return { faults, symbols: this.symbolsOf(tree) };
  }

  private symbolsOf(tree: Tree): readonly CodeSymbol[] {
    const open: { readonly path: string; readonly end: number }[] = [];
    const found = this.query.matches(tree.rootNode).flatMap(({ captures }) => {
      const name = captures.find((capture) => capture.name === 'name')?.node;
      const whole = captures.find((capture) => capture.name !== 'name');
      return name && whole ? [{ name: name.text, node: whole.node, kind: whole.name }] : [];
    });
    found.sort(
      (a, b) => a.node.startIndex - b.node.startIndex || b.node.endIndex - a.node.endIndex,
    );
    return found.flatMap(({ name, node, kind }) => {
      const { startIndex: start, endIndex: end } = node;
      while (open.length > 0 && (open.at(-1)?.end ?? 0) <= start) open.pop();
      const path = [open.at(-1)?.path, name].filter(Boolean).join('.');
      open.push({ path, end });
      if (kind !== 'function' && kind !== 'class' && kind !== 'value') return [];
      return [{ kind, name, path, start, end }];
    });
  }
}

/** Only what holds a fault is walked. */
function collectFaults(node: Node, faults: SyntaxFault[]): void {
  if (faults.length >= mostFaults) return;
  if (node.isMissing || node.isError) {
    const text = (node.isMissing ? node.type : node.text).trim().split(/\s*\n/)[0] ?? '';
    const kind = node.isMissing ? 'missing' : 'unexpected';
    faults.push({ line: node.startPosition.row + 1, text: text.slice(0, 60), kind });
    return;
  }
  if (!node.hasError) return;
  for (const child of node.children) if (child) collectFaults(child, faults);
}

/** The one stretch outside which both texts are equal. */
function changeBetween(before: string, after: string): Parameters<Tree['edit']>[0] {
  const limit = Math.min(before.length, after.length);
  let start = 0;
  while (start < limit && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let end = 0;
  while (
    end < limit - start &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  )
    end++;
  const [oldEnd, newEnd] = [before.length - end, after.length - end];
  return {
    startIndex: start,
    oldEndIndex: oldEnd,
    newEndIndex: newEnd,
    startPosition: pointAt(before, start),
    oldEndPosition: pointAt(before, oldEnd),
    newEndPosition: pointAt(after, newEnd),
  };
}

function pointAt(text: string, offset: number): Point {
  let [row, lineStart] = [0, 0];
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
    row++;
    lineStart = at + 1;
  }
  return { row, column: offset - lineStart };
}
