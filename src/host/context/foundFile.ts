import * as vscode from 'vscode';
import { fileName } from '../editor/documentPath';
import { attachUri } from './attachUri';
import type { FoundContext } from './contextKind';

/** A file, as a list offers it. */
export function foundFile(uri: vscode.Uri): FoundContext {
  const path = vscode.workspace.asRelativePath(uri);
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  return {
    label: fileName(uri),
    ...(folder !== '' && { detail: folder }),
    icon: 'file',
    attach: () => attachUri(uri),
  };
}
