/** A merge conflict in a text: its marker lines, 0-based and inclusive. */
export interface Conflict {
  readonly first: number;
  readonly last: number;
}

/** The conflicts that a merge left, each with its three markers in order; what only looks like one is left out. */
export function conflictsOf(lines: readonly string[]): readonly Conflict[] {
  const conflicts: Conflict[] = [];
  let first: number | undefined;
  let divided = false;
  for (const [index, line] of lines.entries()) {
    if (/^<{7}( |$)/.test(line)) {
      first = index;
      divided = false;
    } else if (first !== undefined && /^={7}\s*$/.test(line)) {
      divided = true;
    } else if (first !== undefined && divided && /^>{7}( |$)/.test(line)) {
      conflicts.push({ first, last: index });
      first = undefined;
    }
  }
  return conflicts;
}
