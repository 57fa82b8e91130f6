import picomatch from 'picomatch';

interface IgnoreRule {
  readonly matches: (path: string) => boolean;
  /** It begins with `!`. */
  readonly takesBack: boolean;
}

/**
 * Whether a `.frugalignore`, written as a `.gitignore` is, holds back a file. The last rule that fits counts; a file in a
 * folder that is held back stays held back.
 */
export class IgnoreRules {
  private readonly rules: readonly IgnoreRule[];

  constructor(text: string) {
    this.rules = text.split(/\r?\n/).flatMap((line) => readRule(line) ?? []);
  }

  /** @param path relative to the folder of the file of rules, with `/` */
  ignores(path: string): boolean {
    const parts = path.split('/');
    return parts.some((_, at) => {
      const isFolder = at < parts.length - 1;
      const above = parts.slice(0, at + 1).join('/');
      return this.last(isFolder ? `${above}/` : above);
    });
  }

  private last(path: string): boolean {
    const rule = this.rules.findLast(({ matches }) => matches(path));
    return rule !== undefined && !rule.takesBack;
  }
}

function readRule(line: string): IgnoreRule | undefined {
  // A space at the end counts only behind a backslash.
  const trimmed = line.replace(/(?<!\\)[ \t]+$/, '');
  if (trimmed === '' || trimmed.startsWith('#')) return undefined;
  const takesBack = trimmed.startsWith('!');
  const pattern = takesBack ? trimmed.slice(1) : trimmed;
  const onlyFolders = pattern.endsWith('/');
  const body = pattern.replace(/\/$/, '').replace(/^\//, '');
  const glob = pattern.replace(/\/$/, '').includes('/') ? body : `**/${body}`;
  const fits = picomatch(glob, { dot: true, nonegate: true, noextglob: true });
  return {
    takesBack,
    matches: (path) => (path.endsWith('/') ? fits(path.slice(0, -1)) : !onlyFolders && fits(path)),
  };
}
