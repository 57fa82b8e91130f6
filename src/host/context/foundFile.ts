import type * as vscode from 'vscode';
import { fileName, pathOf } from '../editor/documentPath';
import { attachUri } from './attachUri';
import type { FoundContext } from './contextKind';

/** A file, as a list offers it. */
export function foundFile(uri: vscode.Uri): FoundContext {
  const path = pathOf(uri);
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  return {
    label: fileName(uri),
    ...(folder !== '' && { detail: folder }),
    icon: 'file',
    attach: () => attachUri(uri),
  };
}
