/** A file in which a project says how its code is to be written. */
export interface RuleFile {
  readonly uri: string;
  /** Relative to its workspace folder, with `/`: it tells what kind of rules these are. */
  readonly path: string;
  readonly text: string;
}

/** Files of rules at the root of a workspace folder. */
export const ruleFiles: readonly string[] = [
  'AGENTS.md',
  'CLAUDE.md',
  '.github/copilot-instructions.md',
  '.cursorrules',
  '.clinerules',
];

/** Folders whose files with this ending are rules. */
export const ruleFolders: readonly { readonly folder: string; readonly ending: string }[] = [
  { folder: '.cursor/rules', ending: '.mdc' },
  { folder: '.clinerules', ending: '.md' },
  { folder: '.github/instructions', ending: '.instructions.md' },
  { folder: '.frugal/rules', ending: '.md' },
];

/** Where rules for a part of the project may be, the outermost first. @param path of a file, relative to its workspace folder */
export function nestedRuleFiles(path: string): readonly string[] {
  const folders = path.split('/').slice(0, -1);
  return folders.map((_, depth) => `${folders.slice(0, depth + 1).join('/')}/AGENTS.md`);
}
