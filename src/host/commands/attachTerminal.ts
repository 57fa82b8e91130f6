import { l10n } from 'vscode';
import { attachContext } from '../context/attachContext';
import { copySelection } from '../context/terminal';
import { textAttachment } from '../context/textAttachment';
import { viaClipboard } from '../context/viaClipboard';
import type { Command } from './command';

/** Attaches what is selected in the terminal; nothing is sent. */
export const attachTerminal: Command = {
  id: 'frugal.attachTerminal',
  run: async (app) => {
    const text = await viaClipboard(app.notifier, copySelection);
    const nothing = l10n.t('Nothing is selected in the terminal.');
    const label = { name: l10n.t('terminal output'), path: 'terminal output' };
    await attachContext(app, [textAttachment(label, 'shellscript', text, nothing)]);
  },
};
