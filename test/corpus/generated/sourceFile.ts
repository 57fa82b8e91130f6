/** A file to make cases from: no line ends with white space. */
export interface SourceFile {
  readonly path: string;
  readonly languageId: string;
  readonly lines: readonly string[];
}

export type Random = () => number;

/** Whole numbers from 0 on, below the limit. */
export function below(limit: number, random: Random): number {
  return Math.floor(random() * limit);
}

export function pick<T>(all: readonly T[], random: Random): T | undefined {
  return all[below(all.length, random)];
}

export const toText = (lines: readonly string[]): string =>
  lines.map((line) => `${line}\n`).join('');

export const isBlank = (line: string | undefined): boolean =>
  line === undefined || line.trim() === '';

export const solid = (lines: readonly string[]): readonly string[] =>
  lines.filter((line) => !isBlank(line));

export const widthOf = (line: string): number => line.search(/\S|$/);

/** With characters that take two UTF-16 units, in comments and in texts. */
export function withNonBmp(file: SourceFile): SourceFile {
  const lines = file.lines.map((line) =>
    isComment(line)
      ? line.replace(/\w{3,}/, (word) => `${word}😀`)
      : line.replace(/(["'])(?=\w{3})/, (quote) => `${quote}𝒳`),
  );
  return { ...file, lines };
}

/** How a language writes a comment of its own line. */
export function commentOf(languageId: string, said: string): string {
  if (/^(?:python|ruby|yaml|shellscript|plaintext|powershell)$/.test(languageId))
    return `# ${said}`;
  if (/^(?:css|scss)$/.test(languageId)) return `/* ${said} */`;
  if (/^(?:html|markdown|xml)$/.test(languageId)) return `<!-- ${said} -->`;
  return `// ${said}`;
}

export const isComment = (line: string): boolean =>
  /^\s*(\/\/|\/\*|\*[ /]|\*$|#(?!\w)|<!--)/.test(line);

export function byLanguage<T>(
  all: readonly T[],
  languageOf: (one: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(languageOf(one)) ?? [];
    groups.set(languageOf(one), group);
    group.push(one);
  }
  return groups;
}
