/** Languages in which a line that begins with # is a comment. */
const hashLanguages = new Set(
  'python ruby perl perl6 shellscript powershell yaml dockerfile makefile toml r julia elixir coffeescript graphql ini properties'.split(
    ' ',
  ),
);
const dashLanguages = new Set(['sql', 'lua', 'haskell', 'elm', 'ada']);

/** Whether the whole line is a comment. The lines inside a block comment count where they begin with a star. */
export function isCommentLine(line: string, languageId: string): boolean {
  const text = line.trimStart();
  if (languageId === 'markdown' || languageId === 'plaintext') return false;
  if (hashLanguages.has(languageId) && text.startsWith('#')) return true;
  if (dashLanguages.has(languageId) && text.startsWith('--')) return true;
  if (['python', 'yaml', 'shellscript', 'ruby'].includes(languageId)) return false;
  return /^(\/\/|\/\*|\*(\s|\/|$)|<!--)/.test(text);
}
