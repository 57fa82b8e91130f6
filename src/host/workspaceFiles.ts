import * as vscode from 'vscode';
import { filesBelow } from '../core/edits/namedFile';
import type { FileText, Files, FoundPath } from '../core/ports';
import { documentPath, pathOf } from './editor/documentPath';
import { GoneError } from './editor/errors';
import { gitIgnored } from './editor/gitIgnored';
import { vendoredFolders } from './editor/vendoredFolders';
import { checkWritable } from './editor/writable';
import { ExpectedError } from './expectedError';
import { fileAccess } from './fileAccess';
import { targetDocument } from './review/targetDocument';
import { excludedPatterns } from './settings';

/** Characters. What is longer is no source code, and each step of a review would be slow. */
const largestFile = 5_000_000;
/** More files of one name than this cannot be told apart anyway. */
const mostFound = 20;

/** The files of the workspace as they are in the editor, saved or not. */
export const workspaceFiles: Files = {
  async exact(path) {
    const places = await placesOf(path);
    const are = await Promise.all(places.map(isFile));
    return places.filter((_, at) => are[at]).map(found);
  },

  async below(path) {
    const name = path.replace(/[[\]{}*?]/g, '[$&]');
    const left = [...excludedPatterns(), ...vendoredFolders.map((folder) => `**/${folder}`)];
    const uris = await vscode.workspace.findFiles(`**/${name}`, `{${left.join(',')}}`, mostFound);
    const ignored = await gitIgnored(uris);
    return filesBelow(path, uris.filter((uri) => !ignored.includes(uri)).map(found));
  },

  async access(text) {
    const uri = vscode.Uri.parse(text);
    try {
      await checkWritable(uri);
    } catch (error) {
      if (error instanceof ExpectedError) return { refusal: error.message };
      throw error;
    }
    const id =
      uri.scheme === 'file' ? ((await (await fileAccess()).realPath(uri.fsPath)) ?? text) : text;
    const [ignored] = await gitIgnored([uri]);
    if (!ignored) return { id };
    const path = pathOf(ignored);
    return { id, note: vscode.l10n.t('{0} is ignored by git: you are asked again.', path) };
  },

  async read(uri) {
    try {
      return readText(await targetDocument({ uri }));
    } catch (error) {
      if (error instanceof GoneError) return undefined;
      return error instanceof ExpectedError ? error.message : sentenceOf(error, uri);
    }
  },

  async newFile(path) {
    const [place, ...others] = await placesOf(path);
    return others.length === 0 ? place?.toString() : undefined;
  },
};

/** Where the path can be: in the workspace folder that it names, else in each. */
async function placesOf(path: string): Promise<readonly vscode.Uri[]> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const [first = '', ...rest] = path.split('/');
  const named = rest.length > 0 ? folders.filter(({ name }) => name === first) : [];
  const [only] = folders.length === 1 ? named : [];
  // VS Code writes the name of one folder among several; models put that of the only one before a path, too.
  const isPartOfPath = only && (await exists(vscode.Uri.joinPath(only.uri, first)));
  if (named.length > 0 && !isPartOfPath)
    return named.map(({ uri }) => vscode.Uri.joinPath(uri, ...rest));
  return folders.map(({ uri }) => vscode.Uri.joinPath(uri, path));
}

async function isFile(uri: vscode.Uri): Promise<boolean> {
  const type = await typeOf(uri);
  return type !== undefined && (type & vscode.FileType.File) !== 0;
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return (await typeOf(uri)) !== undefined;
}

async function typeOf(uri: vscode.Uri): Promise<vscode.FileType | undefined> {
  try {
    return (await vscode.workspace.fs.stat(uri)).type;
  } catch {
    return undefined;
  }
}

function found(uri: vscode.Uri): FoundPath {
  return { uri: uri.toString(), path: pathOf(uri) };
}

function readText(document: vscode.TextDocument): FileText | string {
  const text = document.getText();
  const path = documentPath(document);
  if (text.length > largestFile) return tooLarge(path);
  if (text.includes('\0')) return notText(path);
  return { text, languageId: document.languageId };
}

/** VS Code opens neither binary files nor those of more than 50 MB. */
function sentenceOf(error: unknown, uri: string): string {
  const path = pathOf(vscode.Uri.parse(uri));
  const isLarge = error instanceof Error && /too large|50\s?MB/i.test(error.message);
  return isLarge ? tooLarge(path) : notText(path);
}

function tooLarge(path: string): string {
  return vscode.l10n.t('{0} is too large to be changed: the bound is 5 MB.', path);
}

function notText(path: string): string {
  return vscode.l10n.t('{0} is not a text file, so nothing can be changed in it.', path);
}
