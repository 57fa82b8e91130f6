import * as vscode from 'vscode';
import { activeEditor, attachDocument } from '../editor/readCode';
import type { ContextKind } from './contextKind';

export const current: ContextKind = {
  name: 'current',
  icon: 'file-code',
  label: () => vscode.l10n.t('Current file'),
  isThere: () => vscode.window.activeTextEditor !== undefined,
  attach: () => Promise.resolve([attachDocument(activeEditor().document)]),
};
