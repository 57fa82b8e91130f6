import { createLowlight } from 'lowlight';
import { codePieces } from './codeLines';
import { grammars, type Grammar } from './grammars';

/** A run of code of one colour; no class: the plain one. */
export interface Run {
  readonly text: string;
  readonly className?: string;
}

/** The node of the highlighter's tree, as far as it is read here. */
interface TreeNode {
  readonly type: string;
  readonly value?: string;
  readonly properties?: { readonly className?: unknown };
  readonly children?: readonly TreeNode[];
}

/** Code beyond this length stays plain: its elements would weigh more than its colours help. */
const longestCode = 400_000;
/** About what one slice may highlight and draw; longer code is done part by part. */
const partLength = 3_000;

const lowlight = createLowlight(grammars);

/**
 * Colours code piece by piece (see `codePieces`), a few pieces at each step, so that the caller can rest between them.
 * Yields the runs of the pieces that it did.
 */
export function* highlightPieces(
  code: string,
  grammar: Grammar,
): Generator<readonly (readonly Run[])[], void> {
  if (code.length > longestCode) return;
  let part: string[] = [];
  let length = 0;
  for (const piece of codePieces(code)) {
    if (part.length > 0 && length + piece.length > partLength) {
      yield highlightPart(part, grammar);
      part = [];
      length = 0;
    }
    part.push(piece);
    length += piece.length;
  }
  yield highlightPart(part, grammar);
}

/** A piece so long (a minified file) that colouring it could block the page stays plain. */
function highlightPart(pieces: readonly string[], grammar: Grammar): readonly (readonly Run[])[] {
  if (pieces.some((piece) => piece.length > 4 * partLength)) return pieces.map(plain);
  const tree: TreeNode = lowlight.highlight(grammar, pieces.join('\n'));
  return splitRuns(runsOf(tree), pieces);
}

function plain(text: string): readonly Run[] {
  return [{ text }];
}

/** Flat runs: the innermost class wins, so that the page needs one element per run at most. */
function runsOf(node: TreeNode, className?: string): readonly Run[] {
  if (node.type === 'text') {
    return [{ text: node.value ?? '', ...(className === undefined ? {} : { className }) }];
  }
  const names = node.properties?.className;
  const own = Array.isArray(names) ? names.join(' ') : className;
  return (node.children ?? []).flatMap((child) => runsOf(child, own));
}

function splitRuns(runs: readonly Run[], pieces: readonly string[]): readonly (readonly Run[])[] {
  const split: Run[][] = [];
  let run = 0;
  let offset = 0;
  for (const piece of pieces) {
    const found: Run[] = [];
    let missing = piece.length;
    while (missing > 0) {
      const current = runs[run];
      if (current === undefined) break;
      const text = current.text.slice(offset, offset + missing);
      if (text !== '') found.push({ ...current, text });
      missing -= text.length;
      offset += text.length;
      if (offset >= current.text.length) {
        run += 1;
        offset = 0;
      }
    }
    split.push(found);
    // The line end between two pieces is drawn by their being two blocks.
    const next = runs[run];
    if (next !== undefined) {
      offset += 1;
      if (offset >= next.text.length) {
        run += 1;
        offset = 0;
      }
    }
  }
  return split;
}
