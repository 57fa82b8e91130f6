const importing =
  /^\s*(import\b|from\s+\S+\s+import\b|export\b.*\bfrom\b|#\s*include\b|using\s+[\w.:=\s]+;|use\s+[\w\\:{}, *]+;|require(_once|_relative)?\b|(const|let|var)\s.*=\s*(await\s+)?(require|import)\(|package\s+[\w.]+|extern\s+crate\b|mod\s+\w+;|namespace\s+[\w\\.]+;)/;
const blankOrComment = /^\s*($|\/\/|#|\/\*|\*|'''|"""|--|<\?php|['"]use strict['"])/;

/**
 * The lines at the top of a file that say what it uses, with those of an import that goes over several lines. At most
 * `most` lines; undefined when there are none.
 *
 * @returns first and last line, 0-based and inclusive
 */
export function importLines(
  lines: readonly string[],
  most: number,
): readonly [first: number, last: number] | undefined {
  let first: number | undefined;
  let last = 0;
  let depth = 0;
  for (const [index, line] of lines.entries()) {
    const imports = importing.test(line);
    if (!imports && depth === 0 && !blankOrComment.test(line)) break;
    if (imports) first ??= index;
    if (imports || depth > 0) {
      depth = Math.max(0, depth + opened(line));
      last = index;
    }
    if (first !== undefined && index - first + 1 >= most) break;
  }
  return first === undefined ? undefined : [first, last];
}

/** How many brackets a line leaves open. */
function opened(line: string): number {
  return (line.match(/[({]/g)?.length ?? 0) - (line.match(/[)}]/g)?.length ?? 0);
}
