import type { Check } from '../../../shared/chat';
import { areInOneBlock, headAt, isDefinedOnce } from '../places/definitionHead';
import type { ReadCode } from './readCode';
import { say } from '../../say';
import { listNames } from './listNames';

interface Defined {
  readonly path: string;
  /** 0-based, of each time that it is defined, by the block that it is in. */
  readonly blocks: number[][];
}

const shown = 3;

/** Functions, classes and values that the text would have more often than before, in one block and with the same head. */
export function checkTwice(
  before: ReadCode,
  after: ReadCode,
  languageId: string,
): Check | undefined {
  const known = definedIn(before, languageId);
  const grown = [...definedIn(after, languageId)].flatMap(([key, defined]) =>
    repeats(defined) > repeats(known.get(key)) ? [defined] : [],
  );
  // What is in a class that is there twice is so with it.
  const outer = grown.filter(
    ({ path }) => !grown.some((other) => path.startsWith(`${other.path}.`)),
  );
  const [first] = outer;
  if (!first) return undefined;
  const names = [...new Set(outer.map(({ path }) => path))];
  const listed = listNames(names, shown);
  const sentence = outer.every((one) => timesOf(one) === 2)
    ? say('{0} would be there twice.', listed)
    : say('{0} would be there several times.', listed);
  const line = first.blocks.find(({ length }) => length > 1)?.at(-1) ?? 0;
  return { kind: 'symbols', level: 'bad', sentence, line: line + 1 };
}

function repeats(defined: Defined | undefined): number {
  return defined?.blocks.reduce((sum, { length }) => sum + length - 1, 0) ?? 0;
}

function timesOf({ blocks }: Defined): number {
  return Math.max(...blocks.map(({ length }) => length));
}

function definedIn(
  { document, outline }: ReadCode,
  languageId: string,
): ReadonlyMap<string, Defined> {
  const found = new Map<string, Defined>();
  for (const symbol of outline.symbols) {
    const line = document.lineAt(symbol.start);
    // What does not begin its line may be one of several in an expression.
    if (!/^[\w\s@]*$/.test(document.text.slice(document.offsetOf(line), symbol.start))) continue;
    const head = headAt(document.lines, line, languageId);
    if (!isDefinedOnce(symbol, head, languageId)) continue;
    const key = `${symbol.kind} ${symbol.path} ${head}`;
    const { blocks }: Defined = found.get(key) ?? { path: symbol.path, blocks: [] };
    const [block] = blocks.slice(-1);
    const previous = block?.at(-1);
    if (
      block &&
      previous !== undefined &&
      areInOneBlock(document.lines, previous, line, languageId)
    )
      block.push(line);
    else blocks.push([line]);
    found.set(key, { path: symbol.path, blocks });
  }
  return found;
}
