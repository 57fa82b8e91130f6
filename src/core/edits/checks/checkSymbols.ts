import type { Check } from '../../../shared/chat';
import type { CodeSymbol, Outline } from '../../syntax/codeSymbol';
import { say } from '../../say';
import { listNames } from './listNames';

const shown = 3;

/** Functions, classes and top-level names that the text would no longer have; undefined where it has none. */
export function checkSymbols(before: Outline, after: Outline): Check | undefined {
  if (before.symbols.length === 0) return undefined;
  const left = new Set(after.symbols.map(({ path }) => path));
  const gone = before.symbols.filter(({ path }) => !left.has(path));
  // What is in a class that is gone is gone with it.
  const outer = gone.filter(({ path }) => !gone.some((other) => path.startsWith(`${other.path}.`)));
  const names = [...new Set(outer.map(({ path }) => path))];
  if (names.length === 0)
    return {
      kind: 'symbols',
      level: 'ok',
      sentence: say('Every function and class is still there.'),
    };
  const known = new Set(before.symbols.map(({ path }) => path));
  const added = after.symbols.filter(({ path }) => !known.has(path));
  const [only, replacement] = [outer[0], added[0]];
  if (
    only &&
    names.length === 1 &&
    replacement &&
    added.length === 1 &&
    isRenamed(only, replacement)
  )
    return {
      kind: 'symbols',
      level: 'warn',
      sentence: say('{0} becomes {1}.', only.path, replacement.path),
    };
  const listed = listNames(names, shown);
  const sentence = say('No longer there: {0}.', listed);
  return { kind: 'symbols', level: names.length > shown ? 'bad' : 'warn', sentence };
}

function isRenamed(before: CodeSymbol, after: CodeSymbol): boolean {
  const parentOf = ({ path, name }: CodeSymbol): string => path.slice(0, -name.length);
  return before.kind === after.kind && parentOf(before) === parentOf(after);
}
