import * as vscode from 'vscode';
import type { NewTurn } from '../../core/chat/newTurn';
import { includeFiles, PromptFileError } from '../../core/slash/includeFiles';
import {
  fillIn,
  missingInputs,
  promptFolders,
  readPromptFile,
  type PromptFile,
  type PromptHead,
} from '../../core/slash/promptFile';
import type { App } from '../app';
import { readText } from '../context/readText';
import { fileName } from '../editor/documentPath';
import { fileOf } from '../editor/notebookCell';
import { Cancelled, ExpectedError } from '../expectedError';
import type { MessageCommand } from './slashCommand';

/** Bytes of a file; files of a folder. */
const largestFile = 64 * 1024;
const mostFiles = 100;

/** The prompt files of the workspace as commands; none in Restricted Mode, which reads none. */
export async function promptCommands(): Promise<readonly MessageCommand[]> {
  if (!vscode.workspace.isTrusted) return [];
  const places = (vscode.workspace.workspaceFolders ?? []).flatMap(({ uri }) =>
    promptFolders.map((prompts) => ({ root: uri, ...prompts })),
  );
  const lists = await Promise.all(places.map(({ root, ...prompts }) => readFolder(root, prompts)));
  const all = lists.flat();
  const names = new Set(all.map(({ name }) => name));
  return [...names].flatMap((name) => oneOf(all.filter((one) => one.name === name)));
}

/** A prompt file as a command, and whose it is. */
interface PromptCommand extends MessageCommand {
  readonly root: vscode.Uri;
}

/** Of a folder the first one counts; of several folders that of the code at the cursor, or the one that is picked. */
function oneOf(commands: readonly PromptCommand[]): readonly MessageCommand[] {
  const all = commands.filter(
    ({ root }, at) => commands.findIndex((one) => one.root === root) === at,
  );
  const [first, ...others] = all;
  if (!first || others.length === 0) return first ? [first] : [];
  return [{ ...first, turn: async (app, typed) => (await chosen(all)).turn(app, typed) }];
}

/** @throws Cancelled */
async function chosen(commands: readonly PromptCommand[]): Promise<PromptCommand> {
  const active = vscode.window.activeTextEditor?.document.uri;
  const here = active && vscode.workspace.getWorkspaceFolder(fileOf(active))?.uri.toString();
  const own = commands.find(({ root }) => root.toString() === here);
  if (own) return own;
  const items = commands.map((one) => ({
    label: fileName(one.root),
    detail: one.summary,
    one,
  }));
  const title = vscode.l10n.t('Several folders have a prompt /{0}', commands[0]?.name ?? '');
  const picked = await vscode.window.showQuickPick(items, { title });
  if (!picked) throw new Cancelled();
  return picked.one;
}

async function readFolder(
  root: vscode.Uri,
  { folder, ending }: (typeof promptFolders)[number],
): Promise<readonly PromptCommand[]> {
  const names = await namesIn(vscode.Uri.joinPath(root, folder));
  const paths = names
    .filter((name) => name.endsWith(ending))
    .sort()
    .slice(0, mostFiles)
    .map((name) => `${folder}/${name}`);
  const files = await Promise.all(paths.map((path) => readPrompt(root, path)));
  return files.flatMap((file) => (file ? [commandOf(root, file)] : []));
}

async function namesIn(folder: vscode.Uri): Promise<readonly string[]> {
  try {
    return (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);
  } catch {
    return [];
  }
}

async function readPrompt(root: vscode.Uri, path: string): Promise<PromptFile | undefined> {
  const text = await readText(vscode.Uri.joinPath(root, path), largestFile);
  return text === undefined ? undefined : { path, text };
}

function commandOf(root: vscode.Uri, file: PromptFile): PromptCommand {
  const head = readPromptFile(file);
  const takes = head.takesAll ? '…' : head.inputs.join(' ');
  return {
    root,
    name: head.name,
    icon: 'note',
    summary: head.description ?? file.path,
    ...(takes !== '' && { takes }),
    turn: (app, typed) => turnOf(app, root, file, typed),
  };
}

/** @throws ExpectedError, Cancelled */
async function turnOf(
  { session }: App,
  root: vscode.Uri,
  file: PromptFile,
  typed: string,
): Promise<NewTurn> {
  const body = await included(root, file);
  const head = readPromptFile({ ...file, text: body });
  const text = fillIn(head, await withMissing(head, typed));
  const { attachments } = session.composed;
  return { task: 'chat', text, attachments };
}

async function included(root: vscode.Uri, file: PromptFile): Promise<string> {
  const read = async (path: string, from: string): Promise<PromptFile | undefined> => {
    const beside = from.slice(0, from.lastIndexOf('/') + 1);
    const places = [resolve(beside + path), resolve(path)];
    for (const place of places) {
      const found = place === undefined ? undefined : await readPrompt(root, place);
      if (found) return found;
    }
    return undefined;
  };
  try {
    return await includeFiles(file, read);
  } catch (error) {
    if (error instanceof PromptFileError) throw new ExpectedError(sentenceOf(error));
    throw error;
  }
}

/** Without `.` and `..`; undefined where that leads out of the workspace folder. */
function resolve(path: string): string | undefined {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..' && parts.pop() === undefined) return undefined;
    if (part !== '..' && part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

function sentenceOf({ why, files }: PromptFileError): string {
  const { l10n } = vscode;
  const last = files.at(-1) ?? '';
  const first = files[0] ?? '';
  if (why === 'circular')
    return l10n.t('The prompt includes itself: {0}. Nothing was sent.', files.join(' → '));
  if (why === 'missing')
    return l10n.t(
      '{0} includes {1}, which is not there or no text. Nothing was sent.',
      first,
      last,
    );
  return l10n.t('{0} is too long with all that it includes. Nothing was sent.', first);
}

/** Asks for what the prompt needs and was not typed. @throws Cancelled */
async function withMissing(head: PromptHead, typed: string): Promise<string> {
  let all = typed;
  for (const input of missingInputs(head, typed)) {
    const title = vscode.l10n.t('/{0}: {1}', head.name, input);
    const value = await vscode.window.showInputBox({ title });
    if (value === undefined) throw new Cancelled();
    all += ` "${value.replaceAll('"', "'")}"`;
  }
  return all.trim();
}
