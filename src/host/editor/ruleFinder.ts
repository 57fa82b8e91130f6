import * as vscode from 'vscode';
import type { FindRules, RulesFor } from '../../core/chat/projectRules';
import { nestedRuleFiles, ruleFiles, ruleFolders, type RuleFile } from '../../core/rules/ruleFile';
import type { Clock } from '../../core/ports';
import { pathInFolder } from './documentPath';
import { fileOf } from './notebookCell';

/** Bytes. Longer than this no rules are: they would go along with every message. */
const largestFile = 64 * 1024;
/** Of one folder of rules. */
const mostFiles = 50;
/** How long what was found may be shown again, in milliseconds. */
const freshMs = 2000;

/** Finds the rules of the workspace folders that the files are in; without files, those of the only folder. */
export function ruleFinder(clock: Clock): FindRules {
  const known = new Map<string, { readonly at: number; readonly files: Promise<RuleFile[]> }>();
  const read = (
    folder: vscode.Uri,
    nested: readonly string[],
    purpose: RulesFor,
  ): Promise<RuleFile[]> => {
    const key = [folder.toString(), ...nested].join('\n');
    const found = known.get(key);
    if (purpose === 'shown' && found && clock.now() - found.at < freshMs) return found.files;
    known.clear();
    const files = readRules(folder, nested);
    known.set(key, { at: clock.now(), files });
    return files;
  };
  return async (uris, purpose) => {
    const folders = vscode.workspace.workspaceFolders ?? [];
    const inFolder = uris.flatMap((text) => {
      const uri = fileOf(vscode.Uri.parse(text));
      const folder = vscode.workspace.getWorkspaceFolder(uri);
      return folder ? [{ folder, path: pathInFolder(uri) }] : [];
    });
    const [only, ...others] = folders;
    const meant = new Set(inFolder.map(({ folder }) => folder));
    if (meant.size === 0 && only && others.length === 0) meant.add(only);
    const nested = [...new Set(inFolder.flatMap(({ path }) => nestedRuleFiles(path)))];
    const files = await Promise.all([...meant].map(({ uri }) => read(uri, nested, purpose)));
    return { files: files.flat(), paths: inFolder.map(({ path }) => path) };
  };
}

async function readRules(folder: vscode.Uri, nested: readonly string[]): Promise<RuleFile[]> {
  const listed = await Promise.all(ruleFolders.map((rules) => listFiles(folder, rules)));
  const paths = [...ruleFiles, ...nested, ...listed.flat()];
  const files = await Promise.all(paths.map((path) => readRule(folder, path)));
  return files.flatMap((file) => file ?? []);
}

async function listFiles(
  root: vscode.Uri,
  { folder, ending }: (typeof ruleFolders)[number],
): Promise<readonly string[]> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(root, folder));
    const names = entries.map(([name]) => name).filter((name) => name.endsWith(ending));
    return names
      .sort()
      .slice(0, mostFiles)
      .map((name) => `${folder}/${name}`);
  } catch {
    return [];
  }
}

/** What somebody has open and not saved counts. */
async function readRule(folder: vscode.Uri, path: string): Promise<RuleFile | undefined> {
  const uri = vscode.Uri.joinPath(folder, path);
  const key = uri.toString();
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === key);
  const text = open ? open.getText() : await readText(uri);
  return text === undefined ? undefined : { uri: key, path, text };
}

async function readText(uri: vscode.Uri): Promise<string | undefined> {
  try {
    const { type, size } = await vscode.workspace.fs.stat(uri);
    if ((type & vscode.FileType.File) === 0 || size > largestFile) return undefined;
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}
