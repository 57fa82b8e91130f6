import type { Change } from './edit';

/** Whether what seems to name a file in a change's first lines is how the text itself begins. */
export function beginsWithName(text: string, change: Change): boolean {
  if (change.kind !== 'code' || change.nameLine === undefined) return false;
  const firstOf = (lines: string): string => lines.trimStart().split('\n')[0]?.trim() ?? '';
  return firstOf(text) === firstOf(change.nameLine);
}
