import type { IgnoreRules } from './ignoreRules';

/**
 * Whether files of rules hold back a file. Those of a deeper folder count more; in a folder that is held back everything is,
 * and nobody reads the rules in it.
 * @param path relative to the outermost folder, with `/`
 * @param rulesIn what the file of rules in a folder says; '' is the outermost one
 */
export async function isIgnored(
  path: string,
  rulesIn: (folder: string) => Promise<Pick<IgnoreRules, 'says'> | undefined>,
): Promise<boolean> {
  const names = path.split('/');
  const above: { readonly depth: number; readonly rules: Pick<IgnoreRules, 'says'> }[] = [];
  for (const at of names.keys()) {
    const rules = await rulesIn(names.slice(0, at).join('/'));
    if (rules) above.unshift({ depth: at, rules });
    const ending = at < names.length - 1 ? '/' : '';
    const pathFrom = (depth: number): string => names.slice(depth, at + 1).join('/') + ending;
    let said: 'held' | 'free' | undefined;
    for (const one of above) said ??= one.rules.says(pathFrom(one.depth));
    if (said === 'held') return true;
  }
  return false;
}
