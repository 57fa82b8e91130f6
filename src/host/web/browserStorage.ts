import * as vscode from 'vscode';
import type { Clock, Storage } from '../../core/ports';
import type { SetAside } from '../../core/storageError';
import { workspaceName } from '../workspaceName';
import { Folder } from './folder';
import { createWebStorage } from './webStorage';
import { BrowserWindows } from './windows';

/** Touches no file before the first call of a method. */
export function createBrowserStorage(
  folder: vscode.Uri,
  clock: Clock,
  onSetAside: (setAside: SetAside) => void,
): Storage {
  return createWebStorage({
    folder: new Folder(vscode.workspace.fs, folder),
    windows: new BrowserWindows(workspaceName()),
    clock,
    onSetAside,
    freshMs: 100,
  });
}
