import picomatch from 'picomatch';

interface IgnoreRule {
  readonly matches: (path: string) => boolean;
  /** It begins with `!`. */
  readonly takesBack: boolean;
}

/** The rules of one `.frugalignore` or `.gitignore`. */
export class IgnoreRules {
  private readonly rules: readonly IgnoreRule[];

  constructor(text: string, letters: 'thisCase' | 'anyCase' = 'thisCase') {
    const nocase = letters === 'anyCase';
    this.rules = text.split(/\r?\n/).flatMap((line) => readRule(line, nocase) ?? []);
  }

  /**
   * What the last rule says that fits a path; undefined where none does.
   * @param path relative to the folder of the file of rules, with `/`, also at the end of a folder
   */
  says(path: string): 'held' | 'free' | undefined {
    const rule = this.rules.findLast(({ matches }) => matches(path));
    return rule && (rule.takesBack ? 'free' : 'held');
  }
}

function readRule(line: string, nocase: boolean): IgnoreRule | undefined {
  // A space at the end counts only behind a backslash.
  const trimmed = line.replace(/(?<!\\)[ \t]+$/, '');
  if (trimmed === '' || trimmed.startsWith('#')) return undefined;
  const takesBack = trimmed.startsWith('!');
  const pattern = takesBack ? trimmed.slice(1) : trimmed;
  const onlyFolders = pattern.endsWith('/');
  const body = pattern.replace(/\/$/, '').replace(/^\//, '');
  const glob = pattern.replace(/\/$/, '').includes('/') ? body : `**/${body}`;
  const fits = picomatch(glob, {
    dot: true,
    nonegate: true,
    noextglob: true,
    nocase,
    windows: false,
  });
  return {
    takesBack,
    matches: (path) => (path.endsWith('/') ? fits(path.slice(0, -1)) : !onlyFolders && fits(path)),
  };
}
