import * as vscode from 'vscode';
import type { ContextKind, FoundContext } from './contextKind';
import { textAttachment } from './textAttachment';
import { viaClipboard } from './viaClipboard';

/** VS Code's commands that copy what a terminal shows. */
export const copySelection = 'workbench.action.terminal.copySelection';
const copyLast = 'workbench.action.terminal.copyLastCommandAndLastCommandOutput';

export const terminal: ContextKind = {
  name: 'terminal',
  icon: 'terminal',
  label: () => vscode.l10n.t('Terminal'),
  hint: () => vscode.l10n.t('No terminal is open'),
  isThere: () => vscode.window.activeTerminal !== undefined,
  find: () => {
    const { l10n } = vscode;
    const name = vscode.window.activeTerminal?.name;
    if (name === undefined) return Promise.resolve({ items: [] });
    const items = [
      found(
        l10n.t('Last command and what it printed'),
        name,
        copyLast,
        l10n.t(
          'VS Code does not know the last command of this terminal: select its output instead.',
        ),
      ),
      found(
        l10n.t('What is selected in the terminal'),
        name,
        copySelection,
        l10n.t('Nothing is selected in the terminal.'),
      ),
    ];
    return Promise.resolve({ items });
  },
};

function found(label: string, detail: string, command: string, nothing: string): FoundContext {
  return {
    label,
    detail,
    attach: async ({ notifier }) => {
      const text = await viaClipboard(notifier, command);
      const label = { name: vscode.l10n.t('terminal output'), path: 'terminal output' };
      return [textAttachment(label, 'shellscript', text, nothing)];
    },
  };
}
