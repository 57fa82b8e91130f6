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
