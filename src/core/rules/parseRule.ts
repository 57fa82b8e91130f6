import type { RuleFile } from './ruleFile';

/** To which files rules apply: to all, to those that match a pattern, or only where somebody names them. */
export type RuleScope = 'always' | 'never' | readonly string[];

export interface Rule extends RuleFile {
  /** Without what stands before it about its scope. */
  readonly text: string;
  readonly scope: RuleScope;
}

/** What the file says, and to which files it applies: `globs`, `applyTo`, `paths` and `alwaysApply` before its text. */
export function parseRule(file: RuleFile): Rule {
  const [head, text] = splitHead(file.text);
  return { ...file, text: text.trim(), scope: scopeOf(file, head) };
}

/** The lines between two `---` at the beginning, and the rest. */
function splitHead(text: string): readonly [head: string | undefined, rest: string] {
  const found = /^\uFEFF?---[ \t]*\r?\n([^]*?)(?:\r?\n)?---[ \t]*(?:\r?\n|$)/.exec(text);
  return found ? [found[1] ?? '', text.slice(found[0].length)] : [undefined, text];
}

function scopeOf({ path }: RuleFile, head: string | undefined): RuleScope {
  const folder = /^(.+)\/AGENTS\.md$/.exec(path)?.[1];
  if (folder !== undefined) return [`${folder}/**`];
  if (head === undefined) return 'always';
  const globs = ['globs', 'applyTo', 'paths'].flatMap((name) => listOf(head, name));
  if (/^alwaysApply:\s*true\s*$/m.test(head)) return 'always';
  if (globs.length > 0) return globs.flatMap(anywhere);
  // Cursor offers such a rule to be picked by hand; the others have no head for that.
  return path.endsWith('.mdc') || /^alwaysApply:\s*false\s*$/m.test(head) ? 'never' : 'always';
}

/** A list in one line, with or without brackets and quotes, or in the lines below, each with a dash. */
function listOf(head: string, name: string): readonly string[] {
  const found = new RegExp(`^${name}:[ \\t]*(.*(?:\\r?\\n[ \\t]*-[ \\t].*)*)$`, 'm').exec(
    head,
  )?.[1];
  if (found === undefined) return [];
  const [line = '', ...below] = found.split(/\r?\n/);
  const items = below.length > 0 ? below.map((one) => one.replace(/^\s*-\s/, '')) : splitList(line);
  return items.map(unquoted).filter((item) => item !== '');
}

/** At commas that are not within braces. */
function splitList(line: string): readonly string[] {
  return line.replace(/^\s*\[|\]\s*$/g, '').split(/,(?![^{]*\})/);
}

function unquoted(text: string): string {
  return text
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
    .trim();
}

/** A pattern without a folder is for files of that name wherever they are. */
function anywhere(glob: string): readonly string[] {
  const path = glob.replace(/^\.?\//, '');
  return path.includes('/') ? [path] : [path, `**/${path}`];
}
