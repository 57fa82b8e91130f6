/**
 * Patterns for files whose names, or whose paths where a `/` was typed, hold what was typed, whatever the case: the nearest
 * first, so that a search that is bounded finds the best ones among 100,000.
 */
export function fileGlobs(typed: string): readonly string[] {
  const parts = typed.split('/').filter((part) => part !== '');
  const name = typed.endsWith('/') ? '' : (parts.pop() ?? '');
  const folders = parts.map((part) => `*${anyCase(part, '*')}*/**/`).join('');
  if (name === '') return [`**/${folders}*`];
  const exact = anyCase(name, '');
  const near = [`**/${folders}${exact}*`, `**/${folders}*${exact}*`];
  return name.length === 1 ? near : [...near, `**/${folders}*${anyCase(name, '*')}*`];
}

/** Each character in both cases, `between` them. */
function anyCase(text: string, between: string): string {
  return Array.from(text, (character) => {
    const [lower, upper] = [character.toLowerCase(), character.toUpperCase()];
    if (lower !== upper && lower.length === 1 && upper.length === 1) return `[${lower}${upper}]`;
    return /[[\]{}*?!\\,]/.test(character) ? '?' : character;
  }).join(between);
}
