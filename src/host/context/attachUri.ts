import * as vscode from 'vscode';
import type { Attachment } from '../../core/prompt/attachment';
import { fileName } from '../editor/documentPath';
import { GoneError, NotTextError, TooLargeFileError } from '../editor/errors';
import { attachDocument, largestFile } from '../editor/readCode';
import { attachImageFile, isNamedAsImage } from './attachImage';
import { attachFolder } from './folder';

/** A character takes no more bytes than this. */
const bytesOfCharacter = 4;

/**
 * A whole file, or what there is room for of a folder.
 * @throws GoneError, NotTextError, TooLargeFileError, NothingSelectedError
 */
export async function attachUri(uri: vscode.Uri): Promise<readonly Attachment[]> {
  const about = await statOf(uri);
  if (about && (about.type & vscode.FileType.Directory) !== 0) return [await attachFolder(uri)];
  if (about && isNamedAsImage(uri)) return [await attachImageFile(uri, about.size)];
  // Not opened first: VS Code would hold all of it in memory.
  if (about && about.size > largestFile * bytesOfCharacter)
    throw new TooLargeFileError(fileName(uri));
  return [attachDocument(await openText(uri, about !== undefined))];
}

/** @param exists VS Code opens every file that is text, so what it does not open is none */
async function openText(uri: vscode.Uri, exists: boolean): Promise<vscode.TextDocument> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch (error) {
    if (exists) throw new NotTextError(fileName(uri));
    throw new GoneError(fileName(uri), { cause: error });
  }
}

async function statOf(uri: vscode.Uri): Promise<vscode.FileStat | undefined> {
  try {
    return await vscode.workspace.fs.stat(uri);
  } catch {
    return undefined;
  }
}
