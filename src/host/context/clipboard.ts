import * as vscode from 'vscode';
import type { ContextKind } from './contextKind';
import { textAttachment } from './textAttachment';

export const clipboard: ContextKind = {
  name: 'clipboard',
  icon: 'clippy',
  label: () => vscode.l10n.t('Clipboard'),
  attach: async () => {
    const { l10n } = vscode;
    const text = await vscode.env.clipboard.readText();
    return [
      textAttachment(
        { name: l10n.t('clipboard'), path: 'clipboard' },
        'text',
        text,
        l10n.t('The clipboard holds no text.'),
      ),
    ];
  },
};
