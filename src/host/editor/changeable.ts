import * as vscode from 'vscode';

/** These have no file: they are written in memory. */
const inMemory = ['untitled', 'vscode-notebook-cell'];

export function isInMemory(scheme: string): boolean {
  return inMemory.includes(scheme);
}

/** Whether documents of this scheme can be changed at all: not those of git, of an output channel, of a read-only file system. */
export function isChangeable(scheme: string): boolean {
  return isInMemory(scheme) || vscode.workspace.fs.isWritableFileSystem(scheme) === true;
}
