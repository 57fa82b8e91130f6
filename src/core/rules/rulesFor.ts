import picomatch from 'picomatch';
import { parseRule, type Rule } from './parseRule';
import type { RuleFile } from './ruleFile';

/**
 * The rules that apply to these files, those for a part of the project behind those for all of it: where two contradict, the
 * last one counts. What two files say alike is said once.
 *
 * @param paths relative to the workspace folder; without any, only what always applies is left
 */
export function rulesFor(files: readonly RuleFile[], paths: readonly string[]): readonly Rule[] {
  const applying = files
    .map(parseRule)
    .filter(({ text, scope }) => text !== '' && fits(scope, paths));
  const told = new Set<string>();
  const unlike = applying.filter(({ text }) => !told.has(text) && told.add(text));
  const isNarrow = ({ scope }: Rule): number => Number(scope !== 'always');
  return unlike.toSorted((a, b) => isNarrow(a) - isNarrow(b) || depthOf(a) - depthOf(b));
}

function fits(scope: Rule['scope'], paths: readonly string[]): boolean {
  if (typeof scope === 'string') return scope === 'always';
  const matches = picomatch([...scope], { dot: true, windows: false });
  return paths.some((path) => matches(path));
}

const depthOf = ({ path }: Rule): number => path.split('/').length;
