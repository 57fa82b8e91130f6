import { say } from '../../say';

/** `a, b, c`, or `a, b and 3 more`. */
export function listNames(names: readonly string[], shown: number): string {
  const first = names.slice(0, shown).join(', ');
  return names.length > shown ? say('{0} and {1} more', first, names.length - shown) : first;
}
