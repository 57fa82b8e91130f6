import * as vscode from 'vscode';
import { activeEditor, attachCode, codeOfEditor } from '../editor/readCode';
import type { ContextKind } from './contextKind';

export const selection: ContextKind = {
  name: 'selection',
  icon: 'list-selection',
  label: () => vscode.l10n.t('Selection'),
  isThere: () => vscode.window.activeTextEditor !== undefined,
  attach: async ({ clock }) => [attachCode(await codeOfEditor(activeEditor(), clock))],
};
